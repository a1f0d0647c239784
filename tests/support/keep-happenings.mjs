// Loaded before an app process: appends every command of it, with its events, to the file that HAPPENINGS names, in the moment
// in which its gathering is locked, so that the lines of several processes stand in their order.
import { appendFileSync } from 'node:fs'
import { subscribe } from 'node:diagnostics_channel'

const file = process.env.HAPPENINGS
subscribe('circle:happening', (happening) => appendFileSync(file, `${JSON.stringify(happening)}\n`))
