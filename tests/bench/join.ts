// How long from the facilitator's press on "Let in" until the newcomer sees the first remote frame and hears the first sound,
// in the real product: she comes in as a listener, while one camera and one microphone run.
import { lastTap } from '../support/hearing.ts'
import type { HerPage } from '../support/her-page.ts'
import { openBench, pageOf } from './parts/bench-house.ts'
import { chromiumBench, firstFrameAfter, firstSoundAfter } from './parts/browser.ts'
import { keepSamples, lastLine, percentiles, progress } from './parts/samples.ts'

const COUNT = Number(process.argv[2] ?? 20)
const WARM_UP = 2

await chromiumBench(async (browser) => {
  const { house, close } = await openBench()
  try {
    const guide = await pageOf(house, browser, house.guide, 330)
    await guide.arriveAsGuide()
    await guide.next('Open the circle')
    await guide.press('Microphone closed')
    await guide.press('Camera closed')
    await guide.button(/^Camera on/).waitFor()
    const frame: number[] = []
    const sound: number[] = []
    for (let turn = -WARM_UP; turn < COUNT; turn += 1) {
      const name = `Wren ${String.fromCharCode(97 + (turn + WARM_UP) % 26)}${turn + WARM_UP}`
      const newcomer = await pageOf(house, browser, await house.newWoman(name))
      const sample = await oneJoin(guide, newcomer, name)
      if (turn >= 0) {
        frame.push(sample.frame)
        sound.push(sample.sound)
      }
      progress(`join ${turn + 1}/${COUNT}: first frame ${sample.frame.toFixed(0)} ms, first sound ${sample.sound.toFixed(0)} ms`)
      await newcomer.press('Leave now')
      await newcomer.page.context().close()
    }
    keepSamples('join', { unit: 'ms', frame, sound })
    lastLine({ bench: 'join', unit: 'ms', n: COUNT, frame: percentiles(frame), sound: percentiles(sound) })
  } finally {
    await close()
  }
})

async function oneJoin(guide: HerPage, newcomer: HerPage, name: string): Promise<{ frame: number; sound: number }> {
  await newcomer.arrive('listening')
  await newcomer.page.waitForTimeout(1500) // she has been waiting for a moment, as everyone does
  await guide.letIn(name)
  const { at } = await lastTap(guide.page, `Let in: ${name}`)
  const [frame, sound] = await Promise.all([firstFrameAfter(newcomer.page, at), firstSoundAfter(newcomer.page, at)])
  return { frame: frame - at, sound: sound.from - at }
}
