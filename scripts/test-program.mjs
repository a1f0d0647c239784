// Makes one program of a TypeScript file of the tests, so that Node can run it. It must not run it.
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from './places.mjs'
import { node } from './processes.mjs'
import { plain } from './say.mjs'

/**
 * Built into the tests' own folder, so that what it imports is found where the tests find it. Resolves to the program's
 * file in tests/output/`folder`; rejects with the builder's words.
 */
export async function buildTestProgram(source, folder) {
  const tests = join(root, 'tests')
  const built = join(tests, 'output', folder)
  mkdirSync(built, { recursive: true })
  const { code, output } = await node(
    [
      join(tests, 'node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      '--ssr',
      source,
      '--outDir',
      built,
      '--config',
      join(tests, 'vite.config.ts'),
      '--logLevel',
      'warn',
    ],
    { cwd: tests, output: 'keep' },
  )
  if (code !== 0) throw plain(`${output.trim()}\n\n${basename(source)} does not build; the reason stands above.`)
  return join(built, `${basename(source, '.ts')}.mjs`)
}
