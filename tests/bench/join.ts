// How long from the facilitator's press on "Let in" until the newcomer sees the first remote frame and hears the first sound,
// in the real product: she comes in as a listener, while one camera and one microphone run.
import { lastTap } from '../support/hearing.ts'
import type { WomanPage } from '../support/woman-page.ts'
import { openBench, pageOf } from './parts/bench-fixture.ts'
import { chromiumBench, firstFrameAfter, firstSoundAfter } from './parts/browser.ts'
import { marksOf, type Step, steps } from './parts/join-marks.ts'
import { keepSamples, lastLine, percentiles, progress } from './parts/samples.ts'

const COUNT = Number(process.argv[2] ?? 20)
const WARM_UP = 2

await chromiumBench(async (browser) => {
  const { fixture, close } = await openBench()
  try {
    const guide = await pageOf(fixture, browser, fixture.guide, 330)
    await guide.arriveAsGuide()
    await guide.next('Open the circle')
    await guide.press('Microphone closed')
    await guide.press('Camera closed')
    await guide.button(/^Camera on/).waitFor()
    const kept: Sample[] = []
    for (let turn = -WARM_UP; turn < COUNT; turn += 1) {
      const name = `Wren ${String.fromCharCode(97 + ((turn + WARM_UP) % 26))}${turn + WARM_UP}`
      const newcomer = await pageOf(fixture, browser, await fixture.newWoman(name))
      const sample = await oneJoin(guide, newcomer, name)
      if (turn >= 0) kept.push(sample)
      progress(
        `join ${turn + 1}/${COUNT}: ${[...steps, 'sound' as const, 'frame' as const].map((step) => `${step} ${sample[step].toFixed(0)}`).join(', ')} ms`,
      )
      await newcomer.press('Leave now')
      await newcomer.page.context().close()
    }
    keepSamples('join', { unit: 'ms', since: 'the press on "Let in"', samples: kept })
    const of = (what: keyof Sample) => percentiles(kept.map((sample) => sample[what]))
    progress(`p50 of each step: ${steps.map((step) => `${step} ${of(step).p50}`).join(', ')} ms`)
    lastLine({ bench: 'join', unit: 'ms', n: COUNT, frame: of('frame'), sound: of('sound') })
  } finally {
    await close()
  }
})

type Sample = Record<Step | 'frame' | 'sound', number>

async function oneJoin(guide: WomanPage, newcomer: WomanPage, name: string): Promise<Sample> {
  await newcomer.arrive('listening')
  await newcomer.page.waitForTimeout(1500) // she has been waiting for a moment, as everyone does
  await guide.letIn(name)
  const { at } = await lastTap(guide.page, `Let in: ${name}`)
  const [frame, sound] = await Promise.all([firstFrameAfter(newcomer.page, at), firstSoundAfter(newcomer.page, at)])
  const marks = await marksOf(newcomer.page)
  const since = (step: Step): number => (marks[step] ?? Number.NaN) - at
  const each = Object.fromEntries(steps.map((step) => [step, since(step)])) as Record<Step, number>
  return { ...each, frame: frame - at, sound: sound.from - at }
}
