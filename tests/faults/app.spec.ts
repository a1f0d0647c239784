// The app dies, or stands still, while a woman speaks: the sound goes past it, and the turn is in the database.
import { setTimeout as wait } from 'node:timers/promises'
import { lastTap } from '../support/hearing.ts'
import { limit } from '../support/limit.ts'
import { expect, tell, test } from './circle.ts'

test('the app is killed in the middle of a turn: she is heard without a gap and keeps the piece, and views are back at once', async ({
  six,
}) => {
  const turn = await six.speaks('Marisol')
  const before = await six.truth()
  const { port } = six.app
  const died = Date.now()
  await six.app.kill()
  await six.fixture.addApp(port)
  const booted = Date.now()
  const back = (await six.viewsAfter(died)) - booted
  await six.her('Marisol').says('You have the piece.')
  await expect(six.her('Marisol').button('Microphone open')).toBeVisible()
  const gap = await six.longestGap(died)
  expect(gap).toBeLessThan(100)
  expect((await six.truth()).state.piece).toMatchObject({ at: 'held', turn, keptUntil: null })
  await six.isGiven('Ines')
  await six.silence()
  await six.her('Ines').press('Take it')
  const tapped = await lastTap(six.her('Ines').page, 'Take it')
  const next = Math.round((await six.hears(tapped.at)) - tapped.at)
  tell({
    fault: 'app, kill -9 in mid-turn',
    normal: Math.max(0, back),
    saw: `sound without a gap (${gap} ms), same holder, views back ${Math.max(0, back)} ms after the boot; the next one heard ${next} ms after her tap`,
    lost: await six.lostSince(before),
  })
  expect(back).toBeLessThan(limit(1500))
})

test('the app stands still for half a minute: the other process goes on with everybody, and its waking changes nothing', async ({
  six,
}) => {
  test.setTimeout(120_000)
  const still = six.app
  const other = await six.fixture.addApp()
  const turn = await six.speaks('Marisol')
  const before = await six.truth()
  const frozen = Date.now()
  process.kill(still.pid, 'SIGSTOP')
  try {
    const back = (await six.viewsAfter(frozen)) - frozen
    await six.her('Teresa').press('One more minute')
    await expect.poll(async () => (await six.truth()).state.seq).toBeGreaterThan(before.state.seq)
    const goesOn = Date.now() - frozen
    await six.her('Marisol').says('You have the piece.')
    await expect(six.her('Marisol').button('Microphone open')).toBeVisible()
    await wait(Math.max(0, frozen + 30_000 - Date.now()))
    process.kill(still.pid, 'SIGCONT')
    // What it believes of its women it writes now, if ever: after a lease of its own has run out and been taken anew.
    await expect.poll(async () => (await fetch(`${still.url}/healthz`).catch(() => null))?.status).toBe(200)
    await wait(3000)
    expect((await six.truth()).state.piece).toMatchObject({ at: 'held', turn, keptUntil: null })
    const gap = await six.longestGap(frozen)
    tell({
      fault: 'app, stopped for 30 s',
      normal: goesOn,
      lost: await six.lostSince(before),
      saw: `the other process has everybody after ${back} ms and obeys after ${goesOn} ms; sound without a gap (${Math.round(gap)} ms); nobody dropped by its waking`,
    })
    expect(await six.droppedSince(before)).toEqual([])
    expect(gap).toBeLessThan(100)
    expect(goesOn).toBeLessThan(limit(10_000))
  } finally {
    process.kill(still.pid, 'SIGCONT')
    await still.kill()
  }
  expect(six.app).toBe(other)
})
