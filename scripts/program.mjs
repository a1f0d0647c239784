// Runs one of the server's own programs as an npm command, with our streams as its own. It must not speak on standard
// output: a backup may go there.
import { isAbsolute, join, resolve } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { dataDir, root } from './places.mjs'
import { ensureDependencies } from './pnpm.mjs'
import { node } from './processes.mjs'
import { sayOn } from './say.mjs'

/** Paths among `args` are meant from where npm was called. Returns its exit code. */
export async function runProgram(name, args, env = process.env) {
  sayOn(process.stderr)
  await ensureDependencies('stderr')
  await ensureBuilt()
  const from = process.env.INIT_CWD || process.cwd()
  const words = args.map((word) => (word.startsWith('-') || isAbsolute(word) ? word : resolve(from, word)))
  const { code } = await node([join(root, 'server', 'dist', `${name}.js`), ...words], {
    cwd: root,
    env: { ...env, DATA_DIR: dataDir() },
  })
  return code
}
