// LiveKit dies while a woman speaks: the circle goes on in words, and nobody is heard again before she has pressed.
import { atTheSfu } from '../support/at-the-sfu.ts'
import { lastTap } from '../support/hearing.ts'
import { waitFor } from '../support/wait-for.ts'
import { expect, limit, tell, test } from './circle.ts'

const CLOSED = /Your microphone and camera are closed; open them when you like/

test('LiveKit is killed in the middle of a turn: order and words go on, everybody joins again closed, and her tap is heard', async ({ six }) => {
  const { liveKit, house } = six
  const [marisol, ines, wren] = ['Marisol', 'Ines', 'Wren'].map((name) => six.her(name)) as [never, never, never] as typeof six.all
  await marisol!.press('Camera closed')
  await ines!.press('Camera closed')
  const turn = await six.speaks('Marisol')
  await expect(ines!.button('Camera on')).toBeVisible()
  const before = await six.truth()

  await liveKit.kill()
  await six.silence()
  await marisol!.press('In writing')
  await marisol!.page.getByLabel('Your words').fill('I go on in words.')
  await marisol!.press('Say this')
  await wren!.sees('I go on in words.')

  await liveKit.startAgain()
  const booted = Date.now()
  await waitFor('all six at the SFU', async () => (await atTheSfu(liveKit, house.gathering)).length === 6, 15_000)
  for (const her of six.all) await expect(her.page.getByText(/finding its way back|Video is resting|on their way/)).toBeHidden()
  const joined = Date.now() - booted
  await marisol!.sees(CLOSED)
  await ines!.sees(CLOSED)
  await expect(marisol!.button('Microphone closed')).toBeVisible()
  for (const her of [marisol!, ines!]) await expect(her.button('Camera closed')).toBeVisible()
  for (const one of await atTheSfu(liveKit, house.gathering)) {
    expect([one.microphone, one.camera]).not.toContain('open')
  }
  expect((await six.heard()).filter(({ to }) => to > booted)).toEqual([])
  expect((await six.truth()).state.piece).toMatchObject({ at: 'held', turn })

  await marisol!.press('Microphone closed')
  const heard = await six.hears(booted)
  const { at } = await lastTap(marisol!.page, 'Microphone closed')
  expect(heard).toBeGreaterThan(at)
  tell({
    fault: 'LiveKit, kill -9 in mid-turn', normal: joined, lost: await six.lostSince(before),
    saw: `words went on; all joined again after ${joined} ms, closed and told so; her tap heard after ${Math.round(heard - at)} ms, nothing before`,
  })
  expect(joined).toBeLessThan(limit(3000))
  expect(heard - at).toBeLessThan(limit(300))
})
