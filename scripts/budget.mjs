// Weighs the built pages against the budget of JavaScript and says no above it. It must not build anything.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export const FIRST_SCREEN = 90_000
export const WHOLE_ROOM = 260_000

const gzipped = (data) => gzipSync(data, { level: 9 }).length
const brotlied = (data) =>
  brotliCompressSync(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
  }).length

/** The scripts the page loads before anybody has done anything: those it names, and what they import statically. */
export function firstScripts(html, read) {
  const named = [
    ...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"|<link\b[^>]*\brel="modulepreload"[^>]*\bhref="([^"]+)"/g),
  ].map((match) => (match[1] ?? match[2]).replace(/^\//, ''))
  const found = new Set()
  const follow = (file) => {
    if (found.has(file)) return
    found.add(file)
    for (const next of staticImports(read(file))) follow(posix.join(dirname(file), next))
  }
  named.forEach(follow)
  return [...found]
}

/** `import … from "./x.js"`, `import "./x.js"`, `export … from "./x.js"`; not `import("./x.js")`. */
export const staticImports = (code) =>
  [...code.matchAll(/(?:^|[;\n}])\s*(?:import|export)\b(?:[\w*\s{},$]*?\bfrom)?\s*["'](\.[^"']+)["']/g)].map(
    (match) => match[1],
  )

/** { first, whole }: bytes as they travel, gzip for the first screen, brotli for everything. */
export function weigh(dist) {
  const read = (file) => readFileSync(join(dist, file), 'utf8')
  const scripts = readdirSync(dist, { recursive: true })
    .map(String)
    .filter((file) => /\.m?js$/.test(file))
  const sum = (files, size) => files.reduce((bytes, file) => bytes + size(Buffer.from(read(file))), 0)
  return { first: sum(firstScripts(read('index.html'), read), gzipped), whole: sum(scripts, brotlied) }
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

/** { ok, words } for people. */
export function judge({ first, whole }) {
  const words = [
    `JavaScript before the first usable screen: ${kilobytes(first)} gzip of ${kilobytes(FIRST_SCREEN)}`,
    `JavaScript of the whole room: ${kilobytes(whole)} brotli of ${kilobytes(WHOLE_ROOM)}`,
  ]
  return { ok: first <= FIRST_SCREEN && whole <= WHOLE_ROOM, words }
}
