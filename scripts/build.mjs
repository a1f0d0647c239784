// Builds the pages and the server, unless nothing they are made of has changed. It must not start either.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { judge, weigh } from './budget.mjs'
import { compressPages } from './compress.mjs'
import { writeNotices } from './notices.mjs'
import { cache, root } from './places.mjs'
import { forget, node, recall, remember } from './processes.mjs'
import { plain, say, step } from './say.mjs'

const folder = join(cache, 'build')

const parts = [
  {
    name: 'pages',
    words: 'Building the pages (1 of 2)',
    result: 'index.html',
    args: ['build'],
    cwd: join(root, 'web'),
    made: ['pnpm-lock.yaml', 'tsconfig.base.json', 'scripts/compress.mjs', 'scripts/notices.mjs', 'shared', 'web'],
  },
  {
    name: 'server',
    words: 'Building the server (2 of 2)',
    result: 'main.js',
    args: ['build', '--ssr'],
    cwd: join(root, 'server'),
    made: ['pnpm-lock.yaml', 'tsconfig.base.json', 'shared', 'migrations', 'server'],
  },
]

/** The digest of every source below the given places: a second start need not build what has not changed. */
export function digestOf(places, base = root) {
  const hash = createHash('sha256')
  const add = (path) => hash.update(`${path}\0`).update(readFileSync(join(base, path)))
  const walk = (path) => {
    for (const entry of readdirSync(join(base, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (/^(node_modules|dist.*|testing|look|\..*)$/.test(entry.name)) continue
      if (entry.isDirectory()) walk(`${path}/${entry.name}`)
      else if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) add(`${path}/${entry.name}`)
    }
  }
  for (const place of places) (/\.(yaml|json|mjs)$/.test(place) ? add : walk)(place)
  return hash.digest('hex')
}

/** Builds what is out of date; `always` builds everything. Throws a sentence when a part fails or is too heavy. */
export async function ensureBuilt({ always = false } = {}) {
  const lock = join(folder, 'building.json')
  // A start and a test run may stand in the same checkout: the second one waits and then finds it done.
  while (recall(lock, 'run.mjs')) await wait(200)
  remember(lock, { pid: process.pid })
  try {
    for (const part of parts) await buildPart(part, always)
  } finally {
    forget(lock)
  }
}

async function buildPart({ name, words, result, args, cwd, made }, always) {
  const stampFile = join(folder, `${name}.stamp`)
  const dist = join(cwd, 'dist')
  const wanted = digestOf(made)
  const stands = existsSync(join(dist, result)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted
  if (stands && !always) return
  // Built beside and then put in place, so that an app which serves the old pages is never without any.
  const next = join(cwd, 'dist.next')
  try {
    await step(words, () => bundle(cwd, [...args, '--outDir', next], words), 'a few seconds')
    if (name === 'pages') {
      weighPages(next)
      writeNotices(next)
      await compressPages(next)
    }
    rmSync(stampFile, { force: true })
    rmSync(dist, { recursive: true, force: true })
    renameSync(next, dist)
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(stampFile, wanted)
}

/** What is built must not depend on whether tests or a person asked for it. */
async function bundle(cwd, args, words) {
  const vite = join(cwd, 'node_modules', 'vite', 'bin', 'vite.js')
  const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' }
  const { code, output } = await node([vite, ...args, '--logLevel', 'error'], { cwd, output: 'keep', env })
  if (code !== 0) throw plain(`${withoutTrace(output)}\n\n${words}: this failed; the reason stands above.`)
}

/** A trace through the bundler says nothing about the source it stumbled over. */
const withoutTrace = (output) =>
  output
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trim()

function weighPages(dist) {
  const { ok, words } = judge(weigh(dist))
  words.forEach((line) => say(`  ${line}`))
  if (!ok) throw plain('The pages are heavier than their budget allows. Load the heavy part later, or leave it out.')
}
