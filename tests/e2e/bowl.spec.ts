// The bowl, as six women live it in real browsers: from the notice before the first note to what became of each on the goodbye.
// By text alone, and under a clock that goes from tick to tick; what is heard while a note lies is in bowl-heard.spec.ts.
import { expect, test, type Browser } from '@playwright/test'
import { centreOf, keepCentre, noteSizeOf, nothingOverlaps, shot } from '../support/centre.ts'
import { CircleFixture } from '../support/circle-fixture.ts'
import { DeskDraws } from '../support/desk-draws.ts'
import { WomanNotes } from '../support/woman-notes.ts'
import { WomanPage } from '../support/woman-page.ts'
import { testClock } from '../support/test-clock.ts'
import { loadDice, Ticks } from '../support/ticks.ts'

const PHONE = { width: 360, height: 740 }
const SEA = 'The sea was loud this week, and nobody asked me why I stood there.'

// A recording of six browsers at once would be most of what two cores do.
test.use({ screenshot: 'off' })

let fixture: CircleFixture
let ticks: Ticks

test.beforeAll(async () => {
  const clock = testClock()
  // Each note goes in with the next tick: what the mixing is good for is not to be seen on a screen.
  fixture = await CircleFixture.open({ liveKit: null, trial: { clock, mixing: 1 } })
  ticks = new Ticks(fixture, clock)
})
test.afterAll(() => fixture?.stop())

type Of = { browser: Browser; viewport?: { width: number; height: number } }

async function pageOf({ browser, viewport }: Of, name: string, woman = fixture.newWoman(name)): Promise<WomanPage> {
  const context = await fixture.browserOf(browser, await woman, 440, {
    reducedMotion: 'reduce',
    ...(viewport ? { viewport } : {}),
  })
  await loadDice(context)
  return WomanPage.open(context, fixture.url, name)
}

test('six women and their bowl: written, mixed, announced, drawn, read to all, set aside, silenced, taken back, and an end for every note', async ({
  browser,
}) => {
  test.setTimeout(90_000)
  const teresa = await pageOf({ browser }, 'Teresa', Promise.resolve(fixture.guide))
  await teresa.arriveAsGuide()
  await teresa.next('Open the circle')
  const coming = async (
    name: string,
    attendance: 'sharing' | 'listening',
    viewport?: typeof PHONE,
  ): Promise<WomanPage> => {
    const her = await pageOf({ browser, ...(viewport ? { viewport } : {}) }, name)
    await her.arrive(attendance)
    await teresa.letIn(name)
    await expect(her.page.locator('html[data-screen="room"]')).toBeVisible()
    return her
  }
  const marisol = await coming('Marisol', 'sharing')
  const ines = await coming('Ines', 'sharing')
  const ana = await coming('Ana', 'listening', PHONE)
  const wren = await coming('Wren', 'listening')
  const noor = await coming('Noor', 'listening', PHONE)
  const everyone = [teresa, marisol, ines, ana, wren, noor]
  const of = new Map(everyone.map((her) => [her, new WomanNotes(her)]))
  const notes = (her: WomanPage): WomanNotes => of.get(her)!

  await test.step('the same six words stand on every screen', async () => {
    const words = await Promise.all(everyone.map((her) => notes(her).words()))
    expect(new Set(words).size, words.join(' | ')).toBe(1)
  })

  await test.step('the notice stands before the first note, and nothing leaves the field but by her press', async () => {
    const sent: string[] = []
    ana.page.on('request', (request) => {
      if (request.url().includes('/bowl/')) sent.push(request.url())
    })
    await notes(ana).drafts(SEA)
    await expect(notes(ana).sheet.getByText('No woman in the circle can learn that you wrote this')).toBeVisible()
    await expect(
      notes(ana).sheet.getByText('Because nobody will know who it was, nobody can come to help.'),
    ).toBeVisible()
    await expect(notes(ana).sheet.getByRole('button', { name: 'someone to call' })).toBeVisible()
    await shot(ana, 'phone-writing')
    await ana.press('someone to call')
    await expect(ana.page.getByRole('dialog', { name: 'Someone to call' })).toBeVisible()
    await ana.page.keyboard.press('Escape')
    await notes(ana).close()
    for (let tick = 0; tick < 3; tick += 1) await ticks.next()
    await notes(ana).open()
    await expect(ana.page.getByLabel('Your note', { exact: true })).toHaveValue(SEA) // put away is not thrown away
    expect(sent).toEqual([])
    await ana.press('Lay it in the bowl')
    await notes(ana).says('Your note is on its way.')
    await shot(ana, 'phone-on-its-way')
    await ticks.until('Ana’s note in the bowl', (within) => notes(ana).says('Your note lies in the bowl.', within))
    await shot(ana, 'phone-in-the-bowl')
    expect(sent.length).toBeGreaterThan(0)
    await notes(ana).close()
  })

  await test.step('Wren’s two notes and Ines’s are in the bowl as well', async () => {
    await notes(wren).lays('First of one voice.')
    await notes(ines).lays('A third thing.')
    await ticks.until('Wren’s first', (within) => notes(wren).says('Your note lies in the bowl.', within))
    await ticks.until('Ines’s', (within) => notes(ines).says('Your note lies in the bowl.', within))
    await notes(wren).close()
  })

  await test.step('the bowl is announced to all and opened when the turn ends; the facilitator alone sees what she draws', async () => {
    await teresa.openPart('The bowl')
    await teresa.next(/Begin round one with you/)
    await teresa.next(/Begin round one/)
    await teresa.press('Open the bowl: After this share')
    for (const her of everyone) await nothingOverlaps(her)
    for (const her of [marisol, ana, noor]) await her.sees('The bowl is opened after this share.')
    await shot(marisol, 'announced')
    await teresa.next('Pass it on')
    for (const her of [ines, noor]) await her.sees('The bowl is open, and notes may be read.')
    await teresa.next('Offer to Marisol')
    await marisol.press('Take it')
  })

  const desk = new DeskDraws(teresa)
  const { drawn, read } = desk

  await test.step('laid during a turn, it waits for its end; then everyone sees it large, and a reader says it once', async () => {
    await desk.draws(SEA)
    await shot(teresa, 'drawn')
    for (const her of [marisol, ines, wren, noor]) await expect(her.page.getByText(SEA)).toHaveCount(0)
    await drawn.getByRole('button', { name: 'Lay it in the centre' }).click()
    await expect(drawn).toBeHidden()
    await teresa.sees('A note is laid in the centre after this share.')
    await Promise.all(everyone.map(keepCentre))
    await marisol.press('Pass it on')
    for (const her of everyone) {
      await expect(her.page.locator('.stage.note .big')).toHaveText(SEA)
      await her.says('A note lies in the centre.')
    }
    for (const her of everyone) await nothingOverlaps(her)
    await shot(noor, 'phone-centre')
    await shot(marisol, 'centre')
    await shot(teresa, 'centre-desk')
    await ana.page.setViewportSize({ width: 740, height: 360 })
    await shot(ana, 'phone-lying-centre')
    await ana.page.setViewportSize(PHONE)
    await ticks.next()
    await ticks.next()
    for (const her of everyone) {
      expect(await noteSizeOf(her), her.name).toBeGreaterThanOrEqual(20)
    }
    for (const her of everyone.filter((one) => one !== ana)) {
      // hers was turned, and drawn anew
      expect(await centreOf(her), her.name).toEqual([expect.stringContaining(SEA)])
    }
    await notes(ana).open()
    await notes(ana).says('Your note was read to all.')
    await notes(ana).close()
  })

  await test.step('lifted, the piece goes on by the cursor, and the note lies on the cloth', async () => {
    await teresa.next('Lift the note, offer to Ines')
    await expect(notes(ines).sheet.getByText('The piece has come to you.')).toBeVisible() // she reads her notes, and misses nothing
    await shot(ines, 'offered-behind-the-sheet')
    await notes(ines).close()
    await ines.says('The piece has come to you.')
    await expect(noor.page.locator('.stage.note')).toHaveCount(0)
    await ines.press('Take it')
    await noor.press('The cloth')
    await expect(noor.page.getByRole('dialog', { name: 'The cloth' }).getByText(SEA)).toBeVisible()
    await shot(noor, 'phone-cloth')
    await noor.press('Back to the circle')
  })

  await test.step('a voice is silenced: its other note leaves unread, and nobody learns whose it is', async () => {
    await notes(wren).lays('Second of one voice.')
    const left = read.includes('First of one voice.') ? 1 : 2
    await ticks.until('Wren’s second', (within) =>
      expect(notes(wren).sheet.getByRole('heading', { name: 'Your note lies in the bowl.' })).toHaveCount(left, {
        timeout: within,
      }),
    )
    await desk.silences('First of one voice.', () => shot(teresa, 'silence'))
    await ticks.until('Wren is told', (within) => notes(wren).says('This note was not taken in.', within))
    await shot(wren, 'silenced')
  })

  await test.step('Noor takes hers back, and it lies nowhere any more', async () => {
    await notes(noor).lays('I would rather not.')
    await ticks.until('Noor’s note', (within) => notes(noor).says('Your note lies in the bowl.', within))
    await noor.press('Take it back')
    await notes(noor).says('Your note is being taken back.')
    await ticks.until('Noor’s note back', (within) => notes(noor).says('Your note is taken back.', within))
    await notes(noor).close()
  })

  await test.step('the cloth is opened for a while: a note set aside goes there for all', async () => {
    if (!read.includes('A third thing.')) {
      await desk.draws('A third thing.')
      await drawn.getByRole('button', { name: 'Set it aside' }).click()
    }
    await teresa.openPart('The bowl')
    await teresa.press('Open the cloth for a while')
    await teresa.page
      .getByRole('listitem')
      .filter({ hasText: 'A third thing.' })
      .getByRole('button', { name: 'Lay it on the cloth' })
      .click()
    await shot(teresa, 'desk-cloth')
    await nothingOverlaps(teresa)
    await noor.press('The cloth')
    await ticks.until('it lies on the cloth', (within) =>
      expect(noor.page.getByRole('dialog', { name: 'The cloth' }).getByText('A third thing.')).toBeVisible({
        timeout: within,
      }),
    )
    await noor.press('Back to the circle')
  })

  await test.step('when too few are here the bowl is covered and says why; a note on its way waits, and goes in when there are enough', async () => {
    await notes(marisol).lays('Written while we were enough.')
    for (const her of [wren, noor]) {
      await notes(her).close()
      await her.press('Your place')
      await her.press(/^Leave for today/)
      await her.press('Yes, leave for today')
    }
    await notes(marisol).says('Your note waits.')
    await notes(marisol).says('The bowl is covered for now.')
    await shot(marisol, 'covered')
    await notes(ines).close()
    await notes(ines).open()
    await expect(ines.page.getByRole('dialog', { name: 'The bowl is covered for now.' })).toBeVisible()
    for (let tick = 0; tick < 3; tick += 1) await ticks.next()
    await notes(marisol).says('Your note waits.')
    await wren.comesBack('listening')
    await teresa.letIn('Wren')
    await expect(wren.page.locator('html[data-screen="room"]')).toBeVisible()
    await ticks.until('Marisol’s note is in', (within) => notes(marisol).says('Your note lies in the bowl.', within))
    await notes(marisol).close()
  })

  await test.step('before the close the rest is read, or said not to be', async () => {
    await notes(ines).close()
    await notes(ines).lays('There was no time for this.')
    await ticks.until('Ines’s last note', (within) =>
      expect(notes(ines).sheet.getByRole('heading', { name: 'Your note lies in the bowl.' })).toBeVisible({
        timeout: within,
      }),
    )
    await notes(ines).close()
    await ines.press('Pass it on')
    await teresa.press('Close the circle')
    await teresa.press('Yes, close it')
    await teresa.sees('Notes are still unread.')
    await shot(teresa, 'close-unread')
    await teresa.press('Read them first')
    await desk.draws('Written while we were enough.')
    await drawn.getByRole('button', { name: 'Set it aside' }).click()
    await teresa.press('Close the circle')
    await teresa.press('Yes, close it')
    if (!read.includes('There was no time for this.')) await teresa.press('Close without reading')
  })

  await test.step('on the goodbye each reads what became of her notes, and only of hers', async () => {
    await ana.sees('Your note was read to all.')
    await marisol.sees('Your note was read by those who guide, and by nobody else.')
    await ines.sees('Your first note was read to all.')
    await ines.sees(
      read.includes('There was no time for this.')
        ? /^Your second note was read by those who guide/
        : 'Your second note was not read.',
    )
    await expect(teresa.page.getByText('What became of your note')).toHaveCount(0)
    for (const her of [ana, ines, marisol]) await expect(her.page.getByText(SEA)).toHaveCount(0)
    await shot(ana, 'phone-goodbye')
    await shot(ines, 'goodbye')
  })
})
