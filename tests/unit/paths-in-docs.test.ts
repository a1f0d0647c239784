// Every file that a document names exists: a move must take the documents along.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/places.mjs'

const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
const documents = tracked.filter((path) => path.endsWith('.md') && path !== 'CHANGELOG.md')

/** `a/{b,c}.ts` is two paths. */
function expand(path: string): string[] {
  const braces = /^(.*?)\{([^}]*)\}(.*)$/.exec(path)
  if (!braces) return [path]
  return braces[2]!.split(',').flatMap((part) => expand(braces[1]! + part + braces[3]!))
}

/** A file by its ending, or anything below a folder of the top. */
const NAMED =
  /`([\w*{][\w./{},*-]*\.(?:tsx?|mjs|css)|(?:server|web|shared|tests|scripts|migrations|docs|deploy)\/[\w./{},*-]+)`/g

/** Files of the libraries, which documents about patches name, and what a build or a test writes. */
const UNTRACKED = /^(livekit-client\.esm\.mjs|(server|web)\/dist\/.*|tests\/output\/.*)$/

/** A whole path, a folder, or the end of a path where the sentence has said the folder. A star is any part of a name. */
function exists(path: string): boolean {
  const pattern = path.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*')
  const anywhere = new RegExp(`(^|/)${pattern}(\\.tsx?)?($|/)`)
  return UNTRACKED.test(path) || tracked.some((file) => anywhere.test(file))
}

test.each(documents)('every file and folder that %s names exists', (document) => {
  const named = [...readFileSync(join(root, document), 'utf8').matchAll(NAMED)].flatMap((match) => expand(match[1]!))
  expect(named.filter((path) => !exists(path))).toEqual([])
})
