// `npm run backup [-- FILE]`: one file of what must outlive a broken machine, also while the circle runs.
// It must not copy the keys of gatherings.
import { runProgram } from '../program.mjs'

export default (args) => runProgram('backup', args)
