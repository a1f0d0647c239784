// What a source file may say: its shape, its words, and what its package keeps away from. Pure.
import { lineOf } from './source.mjs'

const isTest = (path) => /^tests\/|\/testing\/|\.test\.tsx?$/.test(path)
const isCode = (path) => /\.(ts|tsx|mjs|mts)$/.test(path)

/** Where a pattern stands in a text, as faults. */
const every = (text, pattern, words) =>
  [...text.matchAll(pattern)].map((match) => ({ line: lineOf(text, match.index), words }))

const IMPURE =
  /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)|\bperformance\.|\bset(?:Timeout|Interval)\b|\bfetch\(|\bprocess\.|\brandomUUID\b|\bgetRandomValues\b|\b(?:document|window|globalThis)\./g
const LEFT_OUT = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|fixme|skipIf|runIf|fails)\b/g
const QUERY = /\bsql`|\bsql<|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/g

const rules = [
  function header({ text }) {
    const first = text.replace(/^#!.*\n/, '').trimStart()
    return /^(\/\/|\/\*|<!--|#)/.test(first)
      ? []
      : [{ line: 1, words: 'opens without a line on what it is and must not do' }]
  },
  function size({ text }) {
    const lines = text.trimEnd().split('\n').length
    return lines > 300 ? [{ line: 300, words: `${lines} lines; past 300 there is a second file in it` }] : []
  },
  function width({ path, text }) {
    if (!isCode(path) || path.startsWith('web/src/words/')) return []
    return text
      .split('\n')
      .flatMap((line, index) =>
        line.length > 160 && !/(['"`/])[^'"`]{60,}\1/.test(line)
          ? [{ line: index + 1, words: 'longer than 160 characters' }]
          : [],
      )
  },
  function purity({ path, code }) {
    const pure = path.startsWith('shared/src/') && !isTest(path)
    return pure ? every(code, IMPURE, 'shared has no clock, no dice, no network, no page: they are arguments') : []
  },
  function environment({ path, code }) {
    const allowed = /^(scripts|tests)\/|^server\/src\/(config|main|programs\/\w+)\.ts$|config\.ts$/.test(path)
    return allowed ? [] : every(code, /\bprocess\.env\b/g, 'the environment is read once, in server/src/config.ts')
  },
  function modes({ path, text }) {
    return /^(shared|server|web|migrations)\//.test(path)
      ? every(text, /\bNODE_ENV\b|\bimport\.meta\.env\.(?:DEV|PROD|MODE)\b/g, 'nothing branches on how it was built')
      : []
  },
  function leftOut({ path, code }) {
    return isTest(path) ? every(code, LEFT_OUT, 'a test is run or removed, never left out') : []
  },
  function markup({ path, code }) {
    return path.startsWith('web/')
      ? every(code, /\bdangerouslySetInnerHTML\b|\.innerHTML\b/g, 'markup is never made of a string')
      : []
  },
  function pasting({ path, code }) {
    return path.startsWith('web/')
      ? every(code, /\bonPaste\b|\bonpaste\b/g, 'nobody is kept from pasting, her words least of all')
      : []
  },
  function queries({ path, code }) {
    const outside =
      path.startsWith('server/src/') && !isTest(path) && !/\.repository\.ts$|^server\/src\/db\//.test(path)
    return outside ? every(code, QUERY, 'SQL lives in repositories and migrations') : []
  },
  function words({ path, text, strings }) {
    if (!path.startsWith('web/src/words/') || isTest(path)) return []
    return strings
      .filter((one) => one.text.includes('!'))
      .map((one) => ({ line: lineOf(text, one.at), words: 'no exclamation marks on screens' }))
  },
]

/** `file`: { path, text, code, strings }. Returns { line, words } for each fault. */
export const faultsIn = (file) => rules.flatMap((rule) => rule(file))

const FOLDERS = /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.\w+$)/

/** A fault of the path itself, if it has one. */
export const faultOfPath = (path) =>
  FOLDERS.test(path) ? 'a name that says nothing: name it after what it does' : undefined

const named = (...parts) => parts.join('\\.')
/** Put together here, so that this file does not name them either. */
const FOREIGN = new RegExp(
  [
    named('registry', 'npmjs'),
    named('npmjs', 'com'),
    named('yarnpkg', 'com'),
    named('proxy', 'golang'),
    named('pypi', 'org'),
    named('crates', 'io'),
    named('ghcr', 'io'),
    named('docker', 'io'),
    named('quay', 'io'),
    named('unpkg', 'com'),
    named('jsdelivr', 'net'),
    named('cdnjs', 'cloudflare'),
    named('googleapis', 'com'),
    named('gstatic', 'com'),
    named('stun', 'l', 'google'),
  ].join('|'),
  'gi',
)

/** For every text file, also those that are not source: no registry, no origin of somebody else. */
export const foreignHosts = (text) => every(text, FOREIGN, 'names a host of somebody else')
