// The centre of the circle on her screen: what a reader is told of it, how large a note there is, whether words lie over names.
import { expect } from '@playwright/test'
import type { WomanPage } from './woman-page.ts'

/** Every addition to what a reader is told of the centre, in order. */
export const keepCentre = (her: WomanPage): Promise<void> =>
  her.page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { circleCentre: said })
    const watch = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest('.floor [role="status"]')
        if (region && addedNodes.length > 0) said.push(region.textContent)
      }
    })
    watch.observe(document.querySelector('.floor')!, { childList: true, subtree: true, characterData: true })
  })
export const centreOf = (her: WomanPage): Promise<string[]> =>
  her.page.evaluate(() => (window as unknown as { circleCentre: string[] }).circleCentre)

/** How large the words of the note in the centre are (CSS px). */
export const noteSizeOf = (her: WomanPage): Promise<number> =>
  her.page.locator('.stage.note .big').evaluate((big) => parseFloat(getComputedStyle(big).fontSize))

/** Words of the tray and names of the ring stand beside each other, never over each other, once the ring has its new size. */
export const nothingOverlaps = (her: WomanPage): Promise<void> =>
  expect.poll(() => overlapsOn(her), { message: her.name, timeout: 2_000 }).toEqual([])

const overlapsOn = (her: WomanPage): Promise<string[]> =>
  her.page.evaluate(() => {
    const boxes = (selector: string) =>
      [...document.querySelectorAll(selector)].map((one) => ({
        box: one.getBoundingClientRect(),
        words: one.textContent,
      }))
    return boxes('.seat .name').flatMap((name) =>
      boxes('.tray .prompt, .tray .buttons, .tray.held, .stage .paper')
        .filter(
          ({ box }) =>
            box.top < name.box.bottom &&
            name.box.top < box.bottom &&
            box.left < name.box.right &&
            name.box.left < box.right,
        )
        .map(({ words }) => `${name.words} and ${words}`),
    )
  })

/** A picture of her whole screen, for whoever looks at a run. */
export const shot = async (her: WomanPage, name: string): Promise<void> =>
  void (await her.page.screenshot({ path: `output/bowl/${name}.png`, animations: 'disabled' }))
