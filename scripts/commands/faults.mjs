// `npm run faults`: what breaks while a circle sits, each with real processes, and a table of what its women saw.
// What stands after it goes to the test runner as a filter. A run of everything plays the short ones only.
import test from './test.mjs'

export default (words) => test(['faults', '--grep', '.', ...words])
