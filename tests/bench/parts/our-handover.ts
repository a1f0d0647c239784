// The prepared handover of the product: she said "I'm ready", the piece is offered, she presses "Take it", a listener hears her.
// The facilitator and the woman before her are scripted; the woman who takes it and the listener sit at real pages.
import type { CircleFixture, Woman } from '../../support/circle-fixture.ts'
import { lastTap } from '../../support/hearing.ts'
import type { WomanPage } from '../../support/woman-page.ts'
import type { Connected } from '../../support/members.ts'
import { firstSoundAfter, silenceAt } from './browser.ts'
import { progress } from './samples.ts'

const BREATH = 300 // ms of sound before she passes on

export async function measureHandover(
  fixture: CircleFixture,
  open: (woman: Woman) => Promise<WomanPage>,
  count: number,
): Promise<number[]> {
  const guide = await fixture.scripted(fixture.guide)
  await must(guide.send({ type: 'gathering.open' }))
  await must(guide.send({ type: 'order.step-out' }))
  const before = await fixture.scripted(await fixture.newWoman('Ines'))
  await letIn(guide)
  const her = await open(await fixture.newWoman('Marisol'))
  await her.arrive('sharing')
  await letIn(guide)
  const listener = await open(await fixture.newWoman('Wren'))
  await listener.arrive('listening')
  await letIn(guide)
  await her.says(/./)
  await listener.says(/./)

  const samples: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    samples.push(await oneHandover(guide, before, her, listener, BREATH + 40 * (turn % 7)))
    progress(`ours ${turn + 1}/${count}: ${samples.at(-1)!.toFixed(1)} ms`)
  }
  return samples
}

async function oneHandover(
  guide: Connected,
  before: Connected,
  her: WomanPage,
  listener: WomanPage,
  breath: number,
): Promise<number> {
  await must(guide.send({ type: 'round.begin', prompt: '' }))
  const offered = await before.seesRoom('the offer', ({ piece }) => (piece.at === 'offered' ? piece : null))
  await must(before.send({ type: 'piece.take', turn: offered.turn }))
  await her.press('I’m ready')
  await her.page.getByRole('button', { name: /^Microphone prepared/ }).waitFor()
  const held = await before.seesRoom('her own turn', ({ piece, you }) =>
    piece.at === 'held' && piece.by === you.id ? piece : null,
  )
  await must(before.send({ type: 'piece.pass', turn: held.turn }))
  await her.says('The piece has come to you.')
  await her.page.waitForTimeout(breath)
  await her.press('Take it')
  const { at } = await lastTap(her.page, 'Take it')
  const sound = await firstSoundAfter(listener.page, at)
  await her.page.waitForTimeout(breath)
  await her.press('Pass it on')
  await silenceAt(listener.page)
  await guide.seesRoom('the end of the round', ({ round }) => round?.over)
  return sound.from - at
}

async function letIn(guide: Connected): Promise<void> {
  const who = await guide.seesRoom('somebody at the door', ({ desk }) => desk?.waiting[0]?.id)
  await must(guide.send({ type: 'door.admit', who }))
}

async function must(answer: Promise<{ ok: boolean; code?: string }>): Promise<void> {
  const { ok, code } = await answer
  if (!ok) throw new Error(`The circle refused: ${code}`)
}
