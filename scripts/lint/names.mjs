// One name, one meaning: what a package declares twice, and words that mean too much to name a type or a file. Pure.
import { lineOf } from './source.mjs'

const OWN = /^(shared|server|web)\/src\//
const TYPE = /^(?:export )?(?:declare )?(?:abstract )?(?:type|interface|class) (\w+)/gm
const EXPORTED = /^export (?:async )?(?:function|const) (\w+)/gm

/** Each has been the name of six things: a socket, a queue, a row; a fixture, the machine. `SeatPlace` says which one. */
const TOO_WIDE = ['line', 'place', 'known', 'standing', 'kept', 'told', 'house', 'one']

const isTooWide = (name) => TOO_WIDE.includes(name.toLowerCase()) || /house$/i.test(name)

/** Types, and exported functions and values: { package, path, line, name } of each. */
export function declarationsOf({ path, text, code, package: home }) {
  if (!OWN.test(path) || /\.test\.tsx?$/.test(path)) return []
  return [TYPE, EXPORTED].flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      package: home,
      path,
      line: lineOf(text, match.index),
      name: match[1],
    })),
  )
}

/** A type and a value of one name in one file are one thing, as a schema and what it lets through. */
export function declaredTwice(declarations) {
  const first = new Map()
  return declarations.flatMap(({ package: home, path, line, name }) => {
    const key = `${home} ${name}`
    const other = first.get(key) ?? path
    first.set(key, other)
    return other === path ? [] : [{ path, line, words: `${name} is declared in ${other} too: one name, one meaning` }]
  })
}

/** Faults of a file's own name and of the types in it. */
export function wideNames({ path, text, code }) {
  const file = /([^/]+?)(\.\w+)*\.(?:tsx?|mjs)$/.exec(path)?.[1]
  const words = (name) =>
    `${name} says too little: line, place, known, standing, kept, told, house and one mean many things`
  return [
    ...(file && isTooWide(file) ? [{ line: 1, words: words(file) }] : []),
    ...[...code.matchAll(TYPE)]
      .filter(([, name]) => isTooWide(name))
      .map((match) => ({ line: lineOf(text, match.index), words: words(match[1]) })),
  ]
}
