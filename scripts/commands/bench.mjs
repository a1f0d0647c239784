// `npm run bench -- NAME`: runs tests/bench/NAME.ts with everything it stands on.
// Standard output belongs to the bench alone; whatever is said here goes to standard error.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../places.mjs'
import { ensureDependencies } from '../pnpm.mjs'
import { node } from '../processes.mjs'
import { plain, sayOn, step } from '../say.mjs'
import { needed } from '../suites.mjs'
import { buildTestProgram } from '../test-program.mjs'

const folder = join(root, 'tests', 'bench')

export default async function bench([name, ...args]) {
  sayOn(process.stderr)
  const source = join(folder, `${name}.ts`)
  if (!/^[\w-]+$/.test(name ?? '') || !existsSync(source)) throw plain(`Which bench? There are: ${names().join(', ')}.`)
  await ensureDependencies('stderr')
  const { chromium } = await needed({ liveKit: true, built: true, chromium: true })
  const program = await step(`Building the bench ${name}`, () => buildTestProgram(source, 'bench'))
  const env = { ...process.env, CHROMIUM: chromium }
  const { code } = await node(['--enable-source-maps', program, ...args], { cwd: join(root, 'tests'), env })
  return code
}

const names = () =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -3))
