// Her browser freezes the tab, as a phone in a pocket does: no timer and no answer of hers, until she looks again.
// Chromium freezes only what is hidden, and in a headless one nothing is (Page.setWebLifecycleState has no effect, measured);
// so her page is held at its next line, which is the same for everybody: nothing of its own runs.
import { setTimeout as wait } from 'node:timers/promises'
import { limit } from '../support/limit.ts'
import { expect, tell, test } from './circle.ts'

test('her tab is frozen: the circle counts her as away and goes on, and she is back in her seat when it thaws', async ({
  six,
}) => {
  const [ines, teresa] = [six.her('Ines'), six.her('Teresa')]
  await six.speaks('Marisol')
  const before = await six.truth()
  const cdp = await ines.page.context().newCDPSession(ines.page)
  await ines.page.evaluate(() => {
    const ticks: number[] = []
    setInterval(() => ticks.push(Date.now()), 100)
    Object.assign(window, { ticks })
  })
  const frozen = Date.now()
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  await cdp.send('Debugger.enable')
  await cdp.send('Debugger.pause')
  await expect.poll(() => six.droppedSince(before), { timeout: 20_000 }).toEqual(['Ines'])
  const away = Date.now() - frozen
  await six.her('Marisol').press('One more minute')
  await expect(teresa.seat('Ines')).toContainText('away')
  await wait(500)
  const thawed = Date.now()
  await cdp.send('Debugger.disable')
  await cdp.send('Page.setWebLifecycleState', { state: 'active' })
  const view = (await six.viewAfter('Ines', thawed)) - thawed
  await ines.says(/Marisol|You are next/)
  await expect(teresa.seat('Ines')).not.toContainText('away')
  const ticks = await ines.page.evaluate(() => (window as unknown as { ticks: number[] }).ticks)
  expect(ticks.filter((at) => at > frozen + 1000 && at < thawed)).toEqual([]) // it was frozen indeed
  tell({
    fault: 'her tab, frozen',
    normal: view,
    lost: await six.lostSince(before),
    saw: `others saw her away after ${away} ms; her seat and the newest view ${view} ms after the thaw`,
  })
  expect(away).toBeLessThan(limit(13_000))
  expect(view).toBeLessThan(limit(3000))
})
