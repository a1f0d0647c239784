// The house rules a general linter does not know: walls between packages, shape of files, words, import circles.
// It must only read. Run by `npm test` and `npm run check`.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { faultOfPath, faultsIn, foreignHosts } from './lint/contents.mjs'
import { circles } from './lint/cycles.mjs'
import { faultsOf } from './lint/directions.mjs'
import { foldersOf } from './lint/folders.mjs'
import { declarationsOf, declaredTwice, wideNames } from './lint/names.mjs'
import { importsOf, lineOf, takeApart } from './lint/source.mjs'
import { root } from './places.mjs'
import { say } from './say.mjs'

const PASSED_OVER = /^(node_modules|dist.*|output)$/
const SOURCE = /\.(ts|tsx|mts|mjs|css)$/
const TEXT = /\.(ts|tsx|mts|mjs|js|css|json|ya?ml|html|md|sh|svg|webmanifest)$|Dockerfile|Caddyfile|(^|\/)run$/
const PACKAGES = /^(shared|migrations|server|web|tests)\//

/** Every text file of the checkout, from the root, with forward slashes. */
function filesOf(base = root, under = '') {
  return readdirSync(join(base, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under ? `${under}/${entry.name}` : entry.name
    if (PASSED_OVER.test(entry.name) || (entry.name.startsWith('.') && entry.name !== '.ci')) return []
    if (entry.isDirectory()) return filesOf(base, path)
    return entry.isFile() && TEXT.test(path) ? [path] : []
  })
}

/** As the `exports` of each package say it. */
const placeOf = (name, rest) =>
  name === 'migrations' ? 'migrations/index.ts' : `${name}/${rest.startsWith('testing/') ? '' : 'src/'}${rest}`

/** The file an import leads to, from the root; undefined for what comes from npm or Node. */
function targetOf(path, from, base = root) {
  const own = /^@circle\/(shared|server|web|migrations)(?:\/(.*))?$/.exec(from)
  const place = own
    ? placeOf(own[1], own[2])
    : from.startsWith('.')
      ? posix.join(dirname(path), from.replace(/\?\w+$/, ''))
      : undefined
  if (!place) return undefined
  return (
    [place, `${place}.ts`].find((file) => existsSync(join(base, file)) && statSync(join(base, file)).isFile()) ?? place
  )
}

/** All faults as `{ path, line, words }`. */
function findFaults(base = root) {
  const seen = { graph: new Map(), declarations: [] }
  const faults = filesOf(base).flatMap((path) => {
    const text = readFileSync(join(base, path), 'utf8')
    const inAny = [...foreignHosts(text)]
    const name = faultOfPath(path)
    if (name) inAny.push({ line: 1, words: name })
    return [...inAny, ...(SOURCE.test(path) ? ofSource(path, text, seen, base) : [])].map((fault) => ({
      path,
      ...fault,
    }))
  })
  for (const group of circles(seen.graph))
    faults.push({ path: group[0], line: 1, words: `imports itself by way of ${group.join(' → ')}` })
  for (const group of circles(foldersOf(seen.graph)))
    faults.push({ path: group[0], line: 1, words: `these folders import each other: ${group.join(', ')}` })
  faults.push(...declaredTwice(seen.declarations))
  return faults
}

function ofSource(path, text, { graph, declarations }, base) {
  const parts = takeApart(text)
  const file = { path, text, ...parts, package: PACKAGES.exec(path)?.[1] }
  const imports = path.endsWith('.css')
    ? []
    : importsOf(parts).map((one) => ({ ...one, target: targetOf(path, one.from, base) }))
  graph.set(
    path,
    imports.flatMap((one) => (one.target ? [one.target] : [])),
  )
  declarations.push(...declarationsOf(file))
  const walls = imports.flatMap(({ from, target, at }) =>
    faultsOf(file, from, target).map((words) => ({ line: lineOf(text, at), words })),
  )
  return [...walls, ...faultsIn(file), ...wideNames(file)]
}

/** Says every fault; true when there is none. */
export function houseLint() {
  const faults = findFaults()
  for (const { path, line, words } of faults) say(`${path}:${line}  ${words}`)
  return faults.length === 0
}
