// `npm run faults`: what breaks while a circle sits, each with real processes, and a table of what its women saw.
// What stands after it goes to the test runner as a filter.
import test from './test.mjs'

export default (words) => test(['faults', ...words])
