// What is fetched from elsewhere, read as it is written down: exact versions, each with its digest, and no program of theirs run.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../scripts/places.mjs'

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const workspace = parse(textOf('pnpm-workspace.yaml')) as { packages: string[]; allowBuilds: Record<string, boolean> }

test('every dependency is named by one exact version', () => {
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies']
  const wanted = ['.', ...workspace.packages].flatMap((folder) => {
    const manifest = JSON.parse(textOf(join(folder, 'package.json'))) as Record<string, Record<string, string>>
    return kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}))
  })
  expect(wanted.length).toBeGreaterThan(30)
  expect(
    wanted.filter(([, version]) => version !== 'workspace:*' && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  ).toEqual([])
})

test('the lock file has a digest for every package, and none comes from another place than the registry', () => {
  const { packages } = parse(textOf('pnpm-lock.yaml')) as {
    packages: Record<string, { resolution: Record<string, string> }>
  }
  expect(Object.keys(packages).length).toBeGreaterThan(100)
  const odd = Object.entries(packages).filter(
    ([, { resolution }]) =>
      Object.keys(resolution).join() !== 'integrity' || !resolution['integrity']!.startsWith('sha512-'),
  )
  expect(odd.map(([name]) => name)).toEqual([])
})

test('only what the lock file says is fetched, and no script of a package runs while it is', () => {
  expect(textOf('scripts/pnpm.mjs')).toContain("'--frozen-lockfile'")
  expect(textOf('package.json')).toMatch(/"packageManager": "pnpm@1\d\.\d+\.\d+"/)
  expect(Object.values(workspace.allowBuilds).filter(Boolean)).toEqual([])
})
