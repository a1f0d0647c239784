// `npm test`: every suite, going on after a failure; the last line counts. `npm test -- unit e2e` picks suites, which then run
// one after another; what stands after them goes to the test runner as a filter. It must not leave a suite out in silence.
import { ensureDependencies } from '../pnpm.mjs'
import { beside, say, seconds } from '../say.mjs'
import { inPart, stages, suites } from '../suites.mjs'

export default async function test(words) {
  const picked = words.filter((word) => word in suites)
  const filters = words.filter((word) => !(word in suites))
  if (filters.length > 0 && picked.length === 0) {
    say(`The suites are: ${Object.keys(suites).join(', ')}.`)
    return 2
  }
  await ensureDependencies()
  const begin = performance.now()
  const results = []
  for (const stage of picked.length > 0 ? [[{ suites: picked }]] : stages) {
    await Promise.all(stage.map((lane) => runLane(lane, filters, results, stage.length > 1)))
  }
  say('')
  for (const { name, passed, failed, took } of results) {
    say(
      `${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds(took)}`,
    )
  }
  const missing =
    picked.length > 0 ? [] : Object.keys(suites).filter((name) => !results.some((one) => one.name === name))
  if (missing.length > 0) say(`Not run: ${missing.join(', ')}.`)
  if (picked.length === 0 && !process.env['LONG_TESTS'])
    say(`In part: ${inPart.join(', ')}. The whole: npm run test:all.`)
  const passed = results.reduce((sum, one) => sum + one.passed, 0)
  const failed = results.reduce((sum, one) => sum + one.failed, missing.length)
  say(`${passed} passed, ${failed} failed in ${seconds(performance.now() - begin)}`)
  return failed === 0 ? 0 : 1
}

/** The suites of a lane, one after another. */
async function runLane({ suites: names }, filters, results, hasNeighbours) {
  for (const name of names) {
    const run = async () => {
      say(`== ${name}`)
      results.push(await time(name, () => suites[name](filters)))
    }
    await (hasNeighbours ? beside({ name }, run) : run())
  }
}

async function time(name, work) {
  const begin = performance.now()
  const { passed, failed } = await work().catch((error) => {
    say(error.plain ? error.message : error.stack)
    return { passed: 0, failed: 1 }
  })
  const took = performance.now() - begin
  say(`${name}: ${passed} passed, ${failed} failed in ${seconds(took)}`)
  return { name, passed, failed, took }
}
