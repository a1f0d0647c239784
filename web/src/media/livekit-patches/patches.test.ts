// The patches were checked with one version of the SDK: another one has to be checked first, by the list in README.md.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const list = read('./README.md')

it('the installed livekit-client is the version that the patches were checked with', () => {
  const { version } = JSON.parse(read('../../../node_modules/livekit-client/package.json')) as { version: string }
  const checked = /^Checked with livekit-client (\S+)\. /m.exec(list)?.[1]
  expect(
    version,
    'Go through web/src/media/livekit-patches/README.md, patch by patch, then write the new version there.',
  ).toBe(checked)
})

it('the list names every patch', () => {
  const here = readdirSync(new URL('./', import.meta.url)).filter((file) => /(?<!\.test)\.ts$/.test(file))
  const atBuild = readdirSync(new URL('../../../build/', import.meta.url)).map((file) => `web/build/${file}`)
  for (const file of [...here, ...atBuild]) expect(list).toContain(`\`${file}\``)
})
