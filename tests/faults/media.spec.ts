// LiveKit dies while a woman speaks: the circle goes on in words, and nobody is heard again before she has pressed.
import { setTimeout as wait } from 'node:timers/promises'
import { atTheSfu } from '../support/at-the-sfu.ts'
import { waitFor } from '../support/wait-for.ts'
import { limit } from '../support/limit.ts'
import { CLOSED, SHORT, expect, tapHeard, tell, test } from './circle.ts'

test(
  'LiveKit is killed in the middle of a turn: order and words go on, everybody joins again closed, and her tap is heard',
  SHORT,
  async ({ six }) => {
    const { liveKit, fixture } = six
    const [marisol, ines, wren] = ['Marisol', 'Ines', 'Wren'].map((name) => six.her(name)) as [
      never,
      never,
      never,
    ] as typeof six.all
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
    await waitFor('all six at the SFU', async () => (await atTheSfu(liveKit, fixture.gathering)).length === 6, 15_000)
    for (const her of six.all)
      await expect(her.page.getByText(/finding its way back|are resting|on their way|do not get through/)).toBeHidden()
    const joined = Date.now() - booted
    await marisol!.sees(CLOSED)
    await ines!.sees(CLOSED)
    await expect(marisol!.button('Microphone closed')).toBeVisible()
    for (const her of [marisol!, ines!]) await expect(her.button('Camera closed')).toBeVisible()
    for (const one of await atTheSfu(liveKit, fixture.gathering)) {
      expect([one.microphone, one.camera]).not.toContain('open')
    }
    expect((await six.heard()).filter(({ to }) => to > booted)).toEqual([])
    expect((await six.truth()).state.piece).toMatchObject({ at: 'held', turn })

    const heardAfter = await tapHeard(six, 'Marisol')
    tell({
      fault: 'LiveKit, kill -9 in mid-turn',
      normal: joined,
      lost: await six.lostSince(before),
      saw: `words went on; all joined again after ${joined} ms, closed and told so; her tap heard after ${Math.round(heardAfter)} ms, nothing before`,
    })
    expect(joined).toBeLessThan(limit(3000))
    expect(heardAfter).toBeLessThan(limit(300))
  },
)

// The SDK gives each negotiation fifteen seconds; one that was left lying by the death would end the new join then.
test('twenty seconds after LiveKit came back nobody has had to join once more: she is heard without a gap', async ({
  six,
}) => {
  const { liveKit, fixture } = six
  const marisol = six.her('Marisol')
  await six.speaks('Marisol')
  await liveKit.kill()
  await six.silence()
  await liveKit.startAgain()
  await marisol.sees(CLOSED)
  await waitFor('all six at the SFU', async () => (await atTheSfu(liveKit, fixture.gathering)).length === 6, 15_000)
  await tapHeard(six, 'Marisol')
  const heard = Date.now()
  await wait(20_000)
  expect(await six.longestGap(heard)).toBeLessThan(100)
  await expect(marisol.button('Microphone open')).toBeVisible()
})
