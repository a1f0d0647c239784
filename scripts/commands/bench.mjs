// `npm run bench -- NAME`: runs tests/bench/NAME.ts with everything it stands on.
// Standard output belongs to the bench alone; whatever is said here goes to standard error.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../places.mjs'
import { ensureDependencies } from '../pnpm.mjs'
import { node } from '../processes.mjs'
import { plain, sayOn, step } from '../say.mjs'
import { needed } from '../suites.mjs'

const folder = join(root, 'tests', 'bench')

export default async function bench([name, ...args]) {
  sayOn(process.stderr)
  const source = join(folder, `${name}.ts`)
  if (!/^[\w-]+$/.test(name ?? '') || !existsSync(source)) throw plain(`Which bench? There are: ${names().join(', ')}.`)
  await ensureDependencies('stderr')
  const { chromium } = await needed({ liveKit: true, built: true, chromium: true })
  // Built into the tests' own folder, so that what it imports is found where the tests find it.
  const built = join(root, 'tests', 'output', 'bench')
  mkdirSync(built, { recursive: true })
  await step(`Building the bench ${name}`, () => build(source, built))
  const env = { ...process.env, CHROMIUM: chromium }
  const { code } = await node(['--enable-source-maps', join(built, `${name}.mjs`), ...args], { cwd: join(root, 'tests'), env })
  return code
}

const names = () => (existsSync(folder) ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).map((file) => file.slice(0, -3))

async function build(source, outDir) {
  const tests = join(root, 'tests')
  const { code, output } = await node([
    join(tests, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--ssr', source, '--outDir', outDir,
    '--config', join(tests, 'vite.config.ts'), '--logLevel', 'warn',
  ], { cwd: tests, output: 'keep' })
  if (code !== 0) throw plain(`${output.trim()}\n\nThe bench does not build; the reason stands above.`)
}
