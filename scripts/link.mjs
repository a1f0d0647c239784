// Asks the server's own program for a new facilitator link. It must not write the link anywhere.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './places.mjs'
import { run } from './processes.mjs'
import { plain } from './say.mjs'

const PROGRAM = join(root, 'server', 'dist', 'link.js')

/** The link: one use, 60 minutes. `env`: the settings of the running app; `program`: a `link.js`. */
export async function newLink(env, program = PROGRAM) {
  if (!existsSync(program)) throw plain('The server is not built yet. Please run `npm start` first.')
  const { code, output } = await run(process.execPath, [program], { cwd: root, env, output: 'keep' })
  const link = output
    .trim()
    .split('\n')
    .findLast((line) => /^https?:\/\//.test(line))
  if (code !== 0 || !link) throw plain(`${output.trim()}\n\nThere is no facilitator link; the reason stands above.`)
  return link
}
