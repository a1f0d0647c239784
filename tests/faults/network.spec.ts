// A woman's network swallows everything, sound included, for ten seconds and for a minute: nobody tells her browser or
// the servers. Her turn is kept, then goes on without her; her seat stays hers.
import { setTimeout as wait } from 'node:timers/promises'
import { atTheSfu } from '../support/at-the-sfu.ts'
import { waitFor } from '../support/wait-for.ts'
import { expect, limit, tell, test } from './circle.ts'

test('her network is gone for ten seconds in her turn: it is still hers, and she is heard again without a press', async ({ six }) => {
  const { Ines: network } = six.networks
  const turn = await six.speaks('Ines')
  expect(network.carried()).toBeGreaterThan(5000) // her sound goes by the way that is cut
  const before = await six.truth()
  const cut = Date.now()
  network.cut()
  await six.silence()
  await wait(cut + 10_000 - Date.now())
  network.back()
  const returned = Date.now()
  const sound = await six.hears(cut, 30_000) - returned
  const view = await six.viewAfter('Ines', returned) - returned
  await six.her('Ines').says('You have the piece.')
  await expect(six.her('Ines').button('Microphone open')).toBeVisible()
  const after = await six.truth()
  expect(after.state.piece).toMatchObject({ at: 'held', turn })
  expect(await six.droppedSince(before)).toEqual([])
  const normal = Math.max(sound, view)
  tell({
    fault: 'her network, gone for 10 s (UDP too)', normal, lost: await six.lostSince(before),
    saw: `her turn is hers; heard again by itself ${Math.round(sound)} ms after, view after ${view} ms; the others saw nothing`,
  })
  expect(normal).toBeLessThan(limit(6000))
})

test('her network is gone for a minute in her turn: it is kept, goes on without her, and her seat is hers when she is back', async ({ six }) => {
  test.setTimeout(150_000)
  const { Wren: network } = six.networks
  const [wren, teresa] = [six.her('Wren'), six.her('Teresa')]
  await six.speaks('Wren')
  const before = await six.truth()
  const cut = Date.now()
  network.cut()
  await expect(teresa.page.locator('.saying h1')).toHaveText('Wren’s turn is being kept.', { timeout: 20_000 })
  const kept = Date.now() - cut
  await expect(wren.page.locator('.saying h1')).toHaveText('Finding the way back.')
  await wait(cut + 60_000 - Date.now())
  const { state } = await six.truth()
  expect(state.piece).not.toMatchObject({ at: 'held', by: Object.keys(state.seats).find((id) => state.seats[id]!.name === 'Wren') })
  network.back()
  const returned = Date.now()
  const view = await six.viewAfter('Wren', returned, 30_000) - returned
  await waitFor('her media join', async () => {
    const { seats } = (await six.truth()).state
    const mediaId = Object.values(seats).find(({ name }) => name === 'Wren')!.mediaId
    return (await atTheSfu(six.liveKit, six.house.gathering)).some((one) => one.mediaId === mediaId)
  }, 30_000)
  await expect(wren.page.getByText('Finding the way back.')).toBeHidden()
  await expect(wren.button('Microphone closed')).toBeVisible()
  await wren.sees(/Your microphone and camera are closed; open them when you like/)
  await expect(wren.page.getByText('The sound is finding its way back.')).toBeHidden({ timeout: 30_000 })
  const normal = Date.now() - returned
  expect(await six.droppedSince(before)).toEqual(['Wren'])
  tell({
    fault: 'her network, gone for 60 s (UDP too)', normal, lost: await six.lostSince(before),
    saw: `“her turn is being kept” after ${kept} ms, then it goes on; back in her seat ${view} ms after, closed and told so`,
  })
  expect(kept).toBeLessThan(limit(14_000))
  expect(normal).toBeLessThan(limit(15_000))
})
