// Every state of every screen, for everyone who can see it, in both lights and on both widths: nothing is left in anyone's way.
// The states come from the look page, which draws the product's own components.
import { expect, test, type Page } from '@playwright/test'
import { NOTE_STATES, PAGE_STATES, ROOM_STATES, rolesOf, STANDINGS } from '../../web/src/look/states.ts'
import { type LookServer, serveLook, show, type Shown } from '../support/look-page.ts'
import { axeFindings, lawsBroken } from '../support/screen-laws.ts'

const everything: Shown[] = [
  ...PAGE_STATES.map((state) => ({ state })),
  ...ROOM_STATES.flatMap((state) => rolesOf(state).map((role) => ({ state, role }))),
  { state: 'others', n: 1 }, { state: 'next', n: 3 }, { state: 'others', n: 14 }, { state: 'others', n: 25, names: 'long', cams: 'off' },
  { state: 'others', role: 'facilitator', n: 25 }, { state: 'hold', cams: 'off' },
  // the longest note in the centre; the bowl announced and the cloth laid, in the fullest tray of each
  { state: 'note', names: 'long' }, { state: 'note', role: 'facilitator', names: 'long', cloth: 1 },
  { state: 'others', mine: 'unknown', moment: 'after-round', cloth: 1 }, { state: 'hold', mine: 'unknown', moment: 'after-turn', cloth: 1 },
  { state: 'others', role: 'facilitator', mine: 'unknown', moment: 'after-turn', cloth: 1 }, { state: 'listening', role: 'listener', moment: 'open', cloth: 1 },
]
const sizes = { 1280: { width: 1280, height: 800 }, 360: { width: 360, height: 740 }, 320: { width: 320, height: 640 } } as const

// A trace of hundreds of states is heavier than the states; each finding names its own.
test.use({ trace: 'off' })

let look: LookServer

test.beforeAll(async () => { look = await serveLook() })
test.afterAll(() => look?.stop())

const called = (shown: Shown) => Object.values(shown).join(' ')

/** The findings of every state, each with the state's name. */
async function findingsOf(page: Page, shown: readonly Shown[], theme: 'light' | 'dark', axe = true): Promise<string[]> {
  const found: string[] = []
  for (const one of shown) {
    await show(page, { ...one, theme })
    const broken = [...axe ? await axeFindings(page) : [], ...await lawsBroken(page)]
    found.push(...broken.map((words) => `${called(one)}: ${words}`))
  }
  return found
}

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1280, 360] as const) {
    test(`nothing is found on any screen, ${theme}, at ${width} px`, async ({ browser }) => {
      test.setTimeout(180_000)
      const page = await browser.newPage({ viewport: sizes[width], reducedMotion: 'reduce' })
      await page.goto(look.url)
      expect(await findingsOf(page, everything, theme)).toEqual([])
    })
  }
}

test('on the smallest phone nothing scrolls sideways, and every control stays as large', async ({ browser }) => {
  const page = await browser.newPage({ viewport: sizes[320], reducedMotion: 'reduce' })
  await page.goto(look.url)
  expect(await findingsOf(page, everything, 'light', false)).toEqual([])
})

type Opening = { what: string; shown: Shown; presses: readonly (string | RegExp)[]; only?: 1280 | 360 }
const desk = (presses: Opening['presses'], what: string, state = 'others'): Opening[] => [
  { what, shown: { state, role: 'facilitator' }, presses, only: 1280 },
  { what, shown: { state, role: 'facilitator' }, presses: ['The desk', ...presses], only: 360 },
]
const ofDesk = (bowl: Partial<Shown>, presses: Opening['presses'], what: string): Opening[] =>
  desk(presses, what).map((opening) => ({ ...opening, shown: { ...opening.shown, ...bowl } }))
const openings: Opening[] = [
  { what: 'comfort', shown: { state: 'others' }, presses: ['Comfort'] },
  { what: 'someone to call', shown: { state: 'others' }, presses: ['Someone to call'] },
  { what: 'someone to call, outside the room', shown: { state: 'goodbye' }, presses: ['I would like to talk to someone now'] },
  { what: 'who can hear', shown: { state: 'others', n: 14 }, presses: ['6 are listening'] },
  { what: 'the whole ring', shown: { state: 'others', n: 25 }, presses: ['The whole ring'], only: 360 },
  { what: 'her place, leaving', shown: { state: 'others' }, presses: ['Your place', 'Leave for today'] },
  { what: 'the place of one who guides', shown: { state: 'others', role: 'facilitator' }, presses: ['Your place'] },
  { what: 'the pen', shown: { state: 'hold' }, presses: ['In writing'] },
  { what: 'why a closed microphone stays closed', shown: { state: 'others' }, presses: ['Microphone closed'] },
  ...STANDINGS.map((standing): Opening => ({ what: `a note, ${standing}`, shown: { state: 'others', standing }, presses: ['Write a note'] })),
  { what: 'a note by one who listens', shown: { state: 'listening', role: 'listener' }, presses: ['Write a note'] },
  { what: 'every end of a note', shown: { state: 'others', names: 'long', mine: NOTE_STATES.join() }, presses: ['Note: unsure'] },
  { what: 'another note', shown: { state: 'others', mine: 'in-the-bowl' }, presses: ['Your notes', 'Write another'] },
  { what: 'someone to call, from a note', shown: { state: 'others' }, presses: ['Write a note', 'someone to call'] },
  { what: 'the cloth', shown: { state: 'others', cloth: 1, names: 'long' }, presses: ['The cloth'] },
  { what: 'safer ways', shown: { state: 'invitation' }, presses: ['Safer ways to use a device'] },
  { what: 'lost words', shown: { state: 'sign-in' }, presses: ['I have lost my words'] },
  { what: 'no name given', shown: { state: 'name' }, presses: ['Go on'] },
  { what: 'no way chosen', shown: { state: 'ways' }, presses: ['Go to the waiting room'] },
  { what: 'a gathering without a topic, at a time', shown: { state: 'lead-home' }, presses: ['At a time', 'Make it'] },
  ...desk([/^Amara/, 'Say something to them'], 'the door, a woman and words'),
  ...desk([/^Words for you alone/], 'words for her alone'),
  ...desk([/^The order/, /^Marisol/], 'the order, a woman'),
  ...desk([/^The order/, /^Marisol/, 'Remove'], 'removing'),
  ...desk([/^Listening/, /^Bea/], 'a listener'),
  ...desk([/^Hands/], 'hands', 'open'),
  ...desk([/^How we speak/], 'how we speak'),
  ...desk(['Close the circle'], 'closing'),
  ...ofDesk({ moment: 'after-round' }, [/^The bowl/], 'the bowl, announced'),
  ...ofDesk({ moment: 'open', deskBowl: 'aside', cloth: 1, names: 'long' }, [/^The bowl/], 'the bowl, open'),
  ...ofDesk({ deskBowl: 'doubts' }, [/^The bowl/], 'the bowl, doubted'),
  ...ofDesk({ moment: 'open', deskBowl: 'drawn', names: 'long' }, [/^The bowl/, 'Read it', 'Silence this voice'], 'a drawn note'),
  { what: 'the prompt', shown: { state: 'between', role: 'facilitator' }, presses: ['Begin round two with you'], only: 1280 },
  { what: 'the prompt', shown: { state: 'between', role: 'facilitator' }, presses: ['Begin round two with you', /^Begin round two/], only: 360 },
]

for (const [width, theme] of [[1280, 'light'], [360, 'dark']] as const) {
  test(`nothing is found on any sheet, the desk, the pen and the whole ring, ${theme}, at ${width} px`, async ({ browser }) => {
    test.setTimeout(180_000)
    const page = await browser.newPage({ viewport: sizes[width], reducedMotion: 'reduce' })
    page.setDefaultTimeout(10_000)
    const found: string[] = []
    for (const { what, shown, presses, only } of openings) {
      if (only !== undefined && only !== width) continue
      // From a fresh page: what was opened before is closed again.
      await page.goto('about:blank')
      await page.goto(look.url)
      await show(page, { ...shown, theme })
      for (const name of presses) await control(page, name).press('Enter')
      const broken = [...await axeFindings(page), ...await lawsBroken(page)]
      found.push(...broken.map((words) => `${what}: ${words}`))
    }
    expect(found).toEqual([])
  })
}

test('a draft outlives its sheet, in a field the browser keeps nothing of', async ({ page }) => {
  await page.goto(look.url)
  await show(page, { state: 'listening', role: 'listener' })
  await control(page, 'Write a note').click()
  const field = page.getByRole('textbox', { name: 'Your note' })
  await field.fill('I did not go in.')
  expect(await field.evaluate((area: HTMLTextAreaElement) => [area.name, area.autocomplete, area.spellcheck, area.getAttribute('writingsuggestions')]))
    .toEqual(['', 'off', false, 'false'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await control(page, 'Write a note').click()
  await expect(field).toHaveValue('I did not go in.')
  await control(page, 'Lay it in the bowl').click()
  await expect(field).toHaveValue('')
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
})

test('a note in the centre comes into a place that a reader already listens to, politely and once', async ({ page }) => {
  await page.goto(look.url)
  await show(page, { state: 'others' })
  const place = page.locator('.floor [role="status"]')
  await expect(place).toHaveText('')
  const before = await place.elementHandle()
  await show(page, { state: 'note' })
  await expect(place).toContainText('A note from the bowl. Nobody can know whose it is.')
  expect(await place.evaluate((now, was) => now === was, before)).toBe(true)
  await expect(page.getByText('I still check his light from the street.')).toHaveCount(1)
})

const control = (page: Page, name: string | RegExp) =>
  // A disclosure is no button in every browser's eyes.
  name === 'Safer ways to use a device' ? page.getByText(name)
    : page.getByRole('button', { name, exact: typeof name === 'string' }).last()
