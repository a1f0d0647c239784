// How long from her press on "Take it" until the others hear her, in the real product: the command decided and committed, the gate
// letting her unmute pass, the SFU, a listener's real page. Beside it, in the same run, the machine's floor and the usual way.
import { chromiumBench } from './parts/browser.ts'
import { openBench, pageOf } from './parts/bench-fixture.ts'
import { measureFloor } from './parts/floor.ts'
import { measureHandover } from './parts/our-handover.ts'
import { measurePublishOnGrant } from './parts/publish-on-grant.ts'
import { keepSamples, lastLine, percentiles, progress } from './parts/samples.ts'

const COUNT = Number(process.argv[2] ?? 30)

await chromiumBench(async (browser) => {
  const { fixture, liveKit, close } = await openBench()
  try {
    const [one, two] = await Promise.all(['Floor', 'Grant'].map((name) => fixture.newWoman(name)))
    const bare = await fixture.browserOf(browser, one!)
    const floor = await measureFloor(bare, fixture.url, COUNT)
    const ours = await measureHandover(fixture, (woman) => pageOf(fixture, browser, woman), COUNT)
    const publishOnGrant = await measurePublishOnGrant(
      bare,
      await fixture.browserOf(browser, two!),
      fixture.url,
      liveKit,
      COUNT,
    )
    keepSamples('handover', { unit: 'ms', ours, publishOnGrant, floor })
    const result = { ours: percentiles(ours), publishOnGrant: percentiles(publishOnGrant), floor: percentiles(floor) }
    progress(
      `ours / floor: ${(result.ours.p50 / result.floor.p50).toFixed(2)}, publish on grant / ours: ${(result.publishOnGrant.p50 / result.ours.p50).toFixed(2)}`,
    )
    lastLine({ bench: 'handover', unit: 'ms', n: COUNT, ...result })
  } finally {
    await close()
  }
})
