// Nothing moves unless the circle moved: whatever the tray says and offers, seats, rug and stage stay where they are.
// The look page shows every state with the same women; only who is asked and what is said differs.
import { expect, test, type Page } from '@playwright/test'
import { ROOM_STATES, rolesOf, ROLES, type LookRole } from '../../web/look/states.ts'
import { closePages, drawn, lookUrl, show } from '../support/look-page.ts'
import { arcPlaces, type Boxes, moved, ringBoxes } from '../support/ring-boxes.ts'

test.afterEach(closePages)

/** What moved between the first state of this role and each other one; a difficulty and the pen change the words once more. */
async function movements(
  page: Page,
  role: LookRole,
  n: number,
  measure: (page: Page) => Promise<Boxes>,
): Promise<string[]> {
  await page.goto('about:blank')
  await page.goto(lookUrl())
  let first: Boxes | null = null
  const all: string[] = []
  const compare = async (what: string) => {
    await drawn(page)
    const boxes = await measure(page)
    first ??= boxes
    expect(Object.keys(boxes).length).toBeGreaterThan(4)
    all.push(...moved(first, boxes).map((words) => `${role}, ${what}: ${words}`))
  }
  for (const state of ROOM_STATES.filter((one) => rolesOf(one).includes(role))) {
    await show(page, { state, role, n })
    await compare(state)
  }
  if (role === 'listener') return all
  await show(page, { state: 'others', role, n })
  await page.getByRole('button', { name: 'Microphone closed' }).press('Enter')
  await compare('others, with a difficulty')
  await show(page, { state: 'hold', role, n })
  await page.getByRole('button', { name: 'In writing' }).press('Enter')
  await page.getByLabel('Your words').fill('All of this week.\nAnd all of the one before.\nAnd more.')
  await compare('hold, writing')
  return all
}

for (const [what, viewport] of [
  ['a wide screen', { width: 1280, height: 800 }],
  ['a tablet lying', { width: 1024, height: 768 }],
  ['a tablet upright', { width: 768, height: 1024 }],
] as const) {
  test(`on ${what} no word moves a seat, the rug or the stage`, async ({ browser }) => {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
    // Beside a desk a tablet shows the arc instead of the ring.
    const roles = viewport.width >= 1180 ? ROLES : ROLES.filter((role) => role !== 'facilitator')
    for (const role of roles) expect(await movements(page, role, 8, ringBoxes)).toEqual([])
    expect(await movements(page, 'member', 14, ringBoxes)).toEqual([])
  })
}

for (const [what, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a phone lying', { width: 740, height: 360 }],
] as const) {
  test(`on ${what} no word moves the places of the arc`, async ({ browser }) => {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
    for (const role of ROLES) expect(await movements(page, role, 8, arcPlaces)).toEqual([])
  })
}
