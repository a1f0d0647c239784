// By keyboard alone: from the first page into the room, a whole turn, and the facilitator's desk. No pointer is used.
// The focus never falls to the page when the control that had it is gone, and each sentence is said once.
import { type Browser, expect, test } from '@playwright/test'
import { CircleFixture } from '../support/circle-fixture.ts'
import { Guide } from '../support/guide.ts'
import { KeyboardUser, keepSaid } from '../support/keyboard-user.ts'
import { WomanPage } from '../support/woman-page.ts'
import { sharedLiveKit, type SharedLiveKit } from '../support/livekit.ts'
import { moved, ringBoxes } from '../support/ring-boxes.ts'

let liveKit: SharedLiveKit
let fixture: CircleFixture

test.beforeAll(async () => {
  liveKit = sharedLiveKit()
})
test.beforeEach(async () => {
  fixture = await CircleFixture.open({ liveKit })
})
test.afterEach(() => fixture?.stop())

async function marisol(browser: Browser, viewport: { width: number; height: number }) {
  const woman = await fixture.newWoman('Marisol')
  // Still, so that a box is measured where it stays.
  const context = await fixture.browserOf(browser, woman, 440, { viewport, reducedMotion: 'reduce' })
  const her = await WomanPage.open(context, fixture.url, 'Marisol')
  return { her, keys: new KeyboardUser(her.page), tray: her.page.locator('.tray') }
}

/** Her first page, her name, the agreement, the way she comes in. */
async function toTheDoor({ her, keys }: Awaited<ReturnType<typeof marisol>>): Promise<void> {
  const { page } = her
  await expect(her.button('Go to the door')).toBeVisible()
  await keys.to(her.button('Go to the door'))
  await keys.press('Enter')
  await keys.stands(page.getByRole('heading', { name: 'What may we call you?' }))
  await keys.to(page.getByLabel('A name for this circle'))
  await keys.type('Marisol')
  await keys.to(page.getByLabel('I have read this, and I agree.'))
  await keys.press('Space')
  await keys.to(her.button('Go on'))
  await keys.press('Enter')
  await keys.stands(page.getByRole('heading', { name: 'How would you like to be here today?' }))
  await keys.to(her.button(/^Share/))
  await keys.press('Space')
  await keys.to(her.button('Go to the waiting room'))
  await keys.press('Enter')
  await keys.stands(page.getByRole('heading', { name: 'You are in the waiting room.' }))
}

for (const [where, viewport] of [
  ['on a wide screen', { width: 1280, height: 800 }],
  ['on a phone', { width: 360, height: 740 }],
] as const) {
  test(`${where} she comes in, is ready, takes the piece and passes it on by keyboard alone`, async ({ browser }) => {
    test.setTimeout(120_000)
    const guide = await Guide.open(fixture)
    const there = await marisol(browser, viewport)
    const { her, keys, tray } = there
    await toTheDoor(there)
    await guide.letIn('Marisol')
    await keys.stands(tray)
    await guide.brings('Ines', 'sharing')
    await expect(her.seat('Ines')).toBeAttached()
    const voice = await keepSaid(her.page)

    await guide.does({ type: 'round.begin', prompt: 'What did your body know this week?' })
    await her.says('You are next, after Teresa.')
    const before = await ringBoxes(her.page)
    await keys.to(her.button('I’m ready'))
    await keys.press('Enter')
    await her.says('You are next, and ready.')
    await keys.stands(her.button('You are ready'))

    const { turn } = await guide.sees('her own turn', ({ piece }) => (piece.at === 'held' ? piece : null))
    await guide.does({ type: 'piece.pass', turn })
    await her.says('The piece has come to you.')
    await keys.stands(tray)
    await keys.to(her.button('Take it'))
    await keys.press('Enter')
    await her.says('You have the piece.')
    await keys.stands(tray)
    await expect(her.button('Microphone open')).toBeVisible()

    await keys.to(her.button('One more minute'))
    await keys.to(her.button('Pass it on'), 'Shift+Tab')
    await keys.press('Space')
    await her.says('The piece is on its way to Ines.')
    await keys.stands(tray)
    await expect(her.button('Microphone closed')).toBeVisible()

    expect(await voice.said()).toEqual([
      'You are next, after Teresa.',
      'You are next, and ready.',
      'The piece has come to you.',
      'You have the piece.',
      'The piece is on its way to Ines.',
    ])
    if (viewport.width > 640) expect(moved(before, await ringBoxes(her.page))).toEqual([])
    guide.close()
  })
}

test('she who guides lets in, begins a round with its question and gives the piece on, by keyboard alone', async ({
  browser,
}) => {
  const context = await fixture.browserOf(browser, fixture.guide, 330)
  const teresa = await WomanPage.open(context, fixture.url, 'Teresa')
  const keys = new KeyboardUser(teresa.page)
  await teresa.arriveAsGuide()
  const desk = teresa.page.locator('.desk')
  const step = desk.locator('.step')

  await keys.to(step.getByRole('button'))
  await keys.press('Enter')
  await expect(step).toContainText('Begin round one with you')
  await keys.stands(step)

  const ines = await fixture.scripted(await fixture.newWoman('Ines'))
  await keys.to(teresa.button('Let in: Ines'))
  await keys.press('Enter')
  await ines.seesRoom('her seat', (room) => room.you)
  await keys.stands(desk)

  await keys.to(step.getByRole('button'), 'Shift+Tab')
  await expect(step).toContainText('Begin round one with you')
  await keys.press('Enter')
  await keys.stands(teresa.page.getByLabel('What shall we ask this round?'))
  await keys.type('What did your body know this week?')
  await keys.press('Enter')
  await teresa.says('You have the piece.')
  await keys.stands(desk)
  await keys.to(step.getByRole('button'))
  await expect(step).toContainText('Pass it on to Ines')
  await keys.press('Space')
  await expect(step).toContainText('Ines is being asked')
  await keys.stands(step)

  await keys.to(teresa.button('Close the circle'))
  await keys.press('Enter')
  await keys.stands(teresa.button('Go on'))
  await keys.to(teresa.button('Yes, close it'))
  await keys.press('Enter')
  await keys.stands(teresa.page.getByRole('heading', { name: 'The circle has closed.' }))
  ines.close()
})
