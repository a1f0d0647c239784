// Small screens: an open microphone's button and what she can answer are on the screen itself, and the whole ring has names.
import { type Browser, expect, type Page, test } from '@playwright/test'
import { ROOM_STATES, rolesOf } from '../../web/look/states.ts'
import { closePages, lookUrl, show, showAnew, type Shown } from '../support/look-page.ts'
import { control } from '../support/screen-catalogue.ts'

test.afterEach(closePages)

async function screen(browser: Browser, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' })
  await page.goto(lookUrl())
  return page
}

/** What of these is not whole on the screen, or lies under something else, as sentences. Nothing is scrolled. */
const hidden = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate((all) => {
    scrollTo(0, 0)
    return [...document.querySelectorAll<HTMLElement>(all)].flatMap((one) => {
      const { left, right, top, bottom, width, height } = one.getBoundingClientRect()
      const named = `${one.localName} "${one.textContent}"`
      const edges = [left, top, innerWidth - right, innerHeight - bottom]
      if (edges.some((room) => room < -0.5)) return [`${named} ends outside: ${edges.map(Math.round).join(' ')}`]
      const there = document.elementFromPoint(left + width / 2, top + height / 2)
      return there !== null && (one.contains(there) || there.contains(one))
        ? []
        : [`${named} lies under ${there?.className}`]
    })
  }, selector)

test('the button of an open microphone is on the screen of a small phone, in every state in which it can be open (E4)', async ({
  browser,
}) => {
  const found: string[] = []
  for (const [width, height] of [
    [360, 640],
    [320, 640],
  ] as const) {
    const page = await screen(browser, width, height)
    found.push(...(await openMicrophones(page)))
    await page.close()
  }
  expect(found).toEqual([])
})

async function openMicrophones(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const state of ROOM_STATES) {
    for (const role of rolesOf(state)) {
      if (role === 'listener') continue
      const shown: Shown = { state, role, mic: 'open' }
      await show(page, shown)
      expect(await page.locator('.tool', { hasText: 'Microphone open' }).count()).toBe(1)
      found.push(...(await hidden(page, '.tool.mic')).map((words) => `${state} ${role}: ${words}`))
    }
  }
  return found
}

test('a phone lying on its side holds the heading and every answer, in every state (E4)', async ({ browser }) => {
  const page = await screen(browser, 740, 360)
  const found: string[] = []
  for (const state of ROOM_STATES) {
    for (const role of rolesOf(state)) {
      for (const names of ['usual', 'long']) {
        await show(page, { state, role, names })
        found.push(
          ...(await hidden(page, '.prompt h1, .tray .button')).map((words) => `${state} ${role} ${names}: ${words}`),
        )
      }
    }
  }
  expect(found).toEqual([])
})

/** Names that are not seen, and boxes of the ring that lie over each other, as sentences. */
const ringFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes: { what: string; seat: Element | null; box: DOMRect }[] = []
    const faults: string[] = []
    const seats = [...document.querySelectorAll('.entire [data-seat]')]
    for (const seat of seats) {
      const [face, name] = [seat.querySelector('.face'), seat.querySelector('.name')]
      const box = name?.getBoundingClientRect()
      if (!face || !box || box.width < 20 || box.height < 12) faults.push(`no name is seen at ${seat.textContent}`)
      if (face) boxes.push({ what: `the face of ${seat.textContent}`, seat, box: face.getBoundingClientRect() })
      if (box) boxes.push({ what: `the name ${seat.textContent}`, seat, box })
    }
    for (const one of document.querySelectorAll('.entire > .button'))
      boxes.push({ what: 'the way back', seat: null, box: one.getBoundingClientRect() })
    boxes.forEach((a, i) =>
      boxes.slice(i + 1).forEach((b) => {
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        const over = Math.min(wide, high)
        if (over > 1) faults.push(`${a.what} and ${b.what} overlap by ${over.toFixed(1)}`)
      }),
    )
    return faults
  })

for (const [width, height] of [
  [360, 740],
  [360, 640],
  [320, 640],
  [740, 360],
] as const) {
  test(`the whole ring on a phone of ${width} × ${height} has every name, and nothing of it overlaps (E4)`, async ({
    browser,
  }) => {
    const page = await screen(browser, width, height)
    for (const n of [1, 3, 8, 12, 14, 25]) {
      for (const names of ['usual', 'long']) {
        await showAnew(page, { state: 'next', n, names, ...(n < 3 ? { state: 'others' } : {}) })
        await control(page, 'The whole ring').press('Enter')
        await expect(page.locator('.entire [data-seat]')).toHaveCount(n)
        expect(await ringFaults(page), `${n} women, ${names} names`).toEqual([])
      }
    }
  })
}

test('on a phone the closed desk says that somebody waits or asks (E4)', async ({ browser }) => {
  const page = await screen(browser, 360, 740)
  await show(page, { state: 'others', role: 'facilitator' })
  await expect(control(page, /^The desk/)).toContainText('waiting, asking')
  await show(page, { state: 'others', role: 'facilitator', n: 3 })
  await expect(control(page, /^The desk/)).toContainText('somebody waits')
})

test('a seat, and a name in the order, can be seen to be pressable by whoever guides, and open what that woman may need (E6)', async ({
  browser,
}) => {
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const) {
    const page = await screen(browser, width, height)
    await show(page, { state: 'others', role: 'member' })
    expect(await page.locator('[data-seat] button').count()).toBe(0)
    await show(page, { state: 'others', role: 'facilitator' })
    const seat = page.locator('.floor [data-seat]', { hasText: 'Noor' })
    await expect(seat.locator('.name b')).toHaveCSS('text-decoration-line', 'underline')
    await seat.getByRole('button', { name: 'Noor: what she may need' }).click()
    const row = page.locator('.order li', { hasText: 'Noor' })
    await expect(row.getByRole('button', { name: 'Remove' })).toBeInViewport()
    await expect(row.locator('.who')).toHaveCSS('text-decoration-line', 'underline')
    await expect(row.locator('.who')).toHaveAttribute('aria-expanded', 'true')
    // Pressed once more it folds, and the order stays open.
    await row.locator('.who').click()
    await expect(row.getByRole('button', { name: 'Remove' })).toHaveCount(0)
    await expect(row).toBeVisible()
    await page.close()
  }
})

test('"Shift three times" is said where there is a keyboard, and not on a telephone (E6)', async ({ browser }) => {
  for (const phone of [true, false]) {
    const context = await browser.newContext({
      hasTouch: phone,
      isMobile: phone,
      viewport: { width: 360, height: 740 },
    })
    const page = await context.newPage()
    await page.goto(lookUrl())
    await show(page, { state: 'invitation' })
    await expect(page.getByText('First, the way out')).toBeVisible()
    await expect(page.getByText(/Shift three times/)).toHaveCount(phone ? 0 : 1)
    await context.close()
  }
})

test('whoever presses a copy button is told when nothing could be copied (E6)', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
    })
  })
  const page = await context.newPage()
  await page.goto(lookUrl())
  await show(page, { state: 'your-words' })
  await control(page, 'Copy them').click()
  await expect(page.getByText('They could not be copied.')).toBeVisible()
  await show(page, { state: 'inside-app' })
  await control(page, 'Copy the link').click()
  await expect(page.getByText('It could not be copied.')).toBeVisible()
  await show(page, { state: 'lead-home-next' })
  await control(page, 'Copy it').click()
  await expect(page.getByText('It could not be copied.')).toBeVisible()
  await context.close()
})

test('"Come in" stands on the first screen of a phone, before the fold (walk)', async ({ browser }) => {
  const page = await screen(browser, 360, 740)
  for (const state of ['invitation', 'invitation-again', 'invitation-guide', 'invitation-facilitator']) {
    await show(page, { state })
    await expect(control(page, 'Come in')).toBeInViewport({ ratio: 1 })
  }
})
