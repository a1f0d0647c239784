// `npm test`: every suite in order, going on after a failure; the last line counts. `npm test -- unit e2e` picks suites;
// what stands after them goes to the test runner as a filter. It must not leave a suite out in silence.
import { ensureDependencies } from '../pnpm.mjs'
import { say, seconds } from '../say.mjs'
import { inPart, suites } from '../suites.mjs'

export default async function test(words) {
  const picked = words.filter((word) => word in suites)
  const filters = words.filter((word) => !(word in suites))
  if (filters.length > 0 && picked.length === 0) {
    say(`The suites are: ${Object.keys(suites).join(', ')}.`)
    return 2
  }
  await ensureDependencies()
  const results = []
  for (const name of picked.length > 0 ? picked : Object.keys(suites)) {
    say(`\n== ${name}`)
    results.push(await time(name, () => suites[name](filters)))
  }
  say('')
  for (const { name, passed, failed, took } of results) {
    say(
      `${name.padEnd(12)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds(took)}`,
    )
  }
  if (picked.length === 0 && !process.env['LONG_TESTS'])
    say(`In part: ${inPart.join(', ')}. The whole: npm run test:all.`)
  const passed = results.reduce((sum, one) => sum + one.passed, 0)
  const failed = results.reduce((sum, one) => sum + one.failed, 0)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
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
