// Builds the pages and the server, unless nothing they are made of has changed. It must not start either.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge, weigh } from './budget.mjs'
import { cache, root } from './places.mjs'
import { node } from './processes.mjs'
import { plain, say, step } from './say.mjs'

const parts = [
  {
    name: 'pages', words: 'Building the pages (1 of 2)',
    result: join(root, 'web', 'dist', 'index.html'), args: ['build'], cwd: join(root, 'web'),
    made: ['pnpm-lock.yaml', 'tsconfig.base.json', 'shared', 'web'],
  },
  {
    name: 'server', words: 'Building the server (2 of 2)',
    result: join(root, 'server', 'dist', 'main.js'), args: ['build', '--ssr'], cwd: join(root, 'server'),
    made: ['pnpm-lock.yaml', 'tsconfig.base.json', 'shared', 'migrations', 'server'],
  },
]

/** The digest of every source below the given places: a second start need not build what has not changed. */
export function digestOf(places, base = root) {
  const hash = createHash('sha256')
  const add = (path) => hash.update(`${path}\0`).update(readFileSync(join(base, path)))
  const walk = (path) => {
    for (const entry of readdirSync(join(base, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (/^(node_modules|dist.*|\..*)$/.test(entry.name)) continue
      if (entry.isDirectory()) walk(`${path}/${entry.name}`)
      else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) add(`${path}/${entry.name}`)
    }
  }
  for (const place of places) (/\.(yaml|json)$/.test(place) ? add : walk)(place)
  return hash.digest('hex')
}

/** Builds what is out of date; `always` builds everything. Throws a sentence when a part fails or is too heavy. */
export async function ensureBuilt({ always = false } = {}) {
  for (const part of parts) await buildPart(part, always)
}

async function buildPart({ name, words, result, args, cwd, made }, always) {
  const stampFile = join(cache, 'build', `${name}.stamp`)
  const wanted = digestOf(made)
  if (!always && existsSync(result) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  rmSync(stampFile, { force: true })
  await step(words, async () => {
    const vite = join(cwd, 'node_modules', 'vite', 'bin', 'vite.js')
    const { code, output } = await node([vite, ...args, '--logLevel', 'error'], { cwd, output: 'keep', env: buildEnv() })
    if (code !== 0) throw plain(`${withoutTrace(output)}\n\n${words}: this failed; the reason stands above.`)
  }, 'a few seconds')
  if (name === 'pages') weighPages()
  mkdirSync(join(cache, 'build'), { recursive: true })
  writeFileSync(stampFile, wanted)
}

/** A trace through the bundler says nothing about the source it stumbled over. */
const withoutTrace = (output) => output.split('\n').filter((line) => !/^\s+at /.test(line)).join('\n').trim()

/** What is built must not depend on whether tests or a person asked for it. */
const buildEnv = () => ({ ...process.env, NODE_ENV: 'production', NO_COLOR: '1' })

function weighPages() {
  const { ok, words } = judge(weigh(join(root, 'web', 'dist')))
  words.forEach((line) => say(`  ${line}`))
  if (!ok) throw plain('The pages are heavier than their budget allows. Load the heavy part later, or leave it out.')
}
