// Reads the reports of vitest and Playwright into { passed, failed }. Pure: it must not read files.
// Whatever did not run counts as failed, and a runner that failed outside its tests counts as one more.

const orOne = (passed, failed, code) => ({ passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed })

/** vitest's JSON reporter: assertion results per file; a file that could not be loaded has none and says "failed". */
export function countVitest(report, code) {
  if (!report) return { passed: 0, failed: 1 }
  const files = report.testResults ?? []
  const results = files.flatMap((file) => file.assertionResults)
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  )
  const passed = results.filter((one) => one.status === 'passed').length
  return orOne(passed, results.length - passed + broken.length, code)
}

/** Playwright's JSON reporter: suites nest; what was green only at a repeat did not pass. */
export function countPlaywright(report, code) {
  if (!report) return { passed: 0, failed: 1 }
  const within = (suite) => [
    ...(suite.specs ?? []).flatMap((spec) => spec.tests),
    ...(suite.suites ?? []).flatMap(within),
  ]
  const tests = (report.suites ?? []).flatMap(within)
  const passed = tests.filter((test) => test.status === 'expected').length
  return orOne(passed, tests.length - passed + (report.errors?.length ? 1 : 0), code)
}

/** What each test of a fault wrote down, and whether it passed; a red one that wrote nothing ended before it could. */
export function faultsIn(report) {
  const within = (suite) => [
    ...(suite.specs ?? []).flatMap((spec) => spec.tests.map((test) => ({ spec, test }))),
    ...(suite.suites ?? []).flatMap(within),
  ]
  return (report?.suites ?? []).flatMap(within).flatMap(({ spec, test }) => {
    const row = test.annotations.find(({ type }) => type === 'fault')
    const passed = test.status === 'expected'
    if (passed && !row) return [] // not of a fault
    const told = row
      ? JSON.parse(row.description)
      : { fault: spec.title, saw: '(the test ended before it could say)', lost: '?', normal: null }
    return [{ ...told, passed }]
  })
}

/** For people: one block for each fault, so that a long sentence needs no wide window. */
export const faultTable = (faults) =>
  [
    '',
    'fault | what she saw | what was lost | time to normal',
    ...faults.map(
      ({ fault, saw, lost, normal, passed }) =>
        `${passed ? '✓' : '✗'} ${fault} | ${saw} | ${lost} | ${normal === null ? '?' : `${(normal / 1000).toFixed(1)} s`}`,
    ),
  ].join('\n')
