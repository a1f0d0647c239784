// A woman who uses the keyboard alone. At every stop her focus must stand somewhere, be seen, and lie under nothing.
// It presses no key but those she is told to, and never the pointer.
import { expect, type Locator, type Page } from '@playwright/test'

type Stop = { on: string; seen: boolean; uncovered: boolean }

export class KeyboardUser {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Tab by Tab (or back) to the control, at most as many as a screen has. */
  async to(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stops = 0; stops < 40; stops += 1) {
      await this.page.keyboard.press(key)
      expect(await this.stop()).toMatchObject({ seen: true, uncovered: true })
      if (await control.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`Forty times ${key}, and never at ${control.toString()}`)
  }

  async press(key: 'Enter' | 'Space'): Promise<void> {
    await this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Where the focus stands, by what contains it; `nowhere` is the page itself. */
  async stands(within: Locator): Promise<void> {
    await expect
      .poll(() => within.evaluate((part) => part.contains(document.activeElement)), { message: 'the focus is there' })
      .toBe(true)
    expect(await this.stop()).toMatchObject({ uncovered: true })
  }

  private stop(): Promise<Stop> {
    return this.page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return { on: 'nowhere', seen: false, uncovered: false }
      const { left, top, width, height } = at.getBoundingClientRect()
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      const above = document.elementFromPoint(left + width / 2, top + height / 2)
      return {
        on: `${at.localName} "${(at.textContent ?? '').trim().slice(0, 40)}"`,
        seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        uncovered: above !== null && (at.contains(above) || above.contains(at)),
      }
    })
  }
}

/** From now on, every sentence that the tray's live region says, as a reader hears them. */
export async function keepSaid(page: Page): Promise<{ said(): Promise<string[]> }> {
  const region = await page.locator('.prompt [role="status"]').elementHandle()
  const kept = await page.evaluateHandle((status) => {
    const said: string[] = []
    new MutationObserver(() => said.push(status!.textContent ?? '')).observe(status!, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    return said
  }, region)
  return {
    said: async () => {
      expect(await region!.evaluate((status) => status.isConnected)).toBe(true) // a new region would be read as nothing, or twice
      return kept.jsonValue()
    },
  }
}
