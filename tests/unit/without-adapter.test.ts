// What the build leaves out of the media library: the call of webrtc-adapter, and nothing else.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { withoutAdapter } from '../../web/build/without-adapter.ts'

test('the build leaves out the one call of webrtc-adapter, in the media library as it is installed', () => {
  const file = createRequire(import.meta.url)
    .resolve('livekit-client')
    .replace(/\.umd\.js$/, '.esm.mjs')
  const code = readFileSync(file, 'utf8')
  const left = withoutAdapter(code)
  expect(code.length - left.length).toBeLessThan(120)
  expect(left.match(/adapterFactory\(\{/g)).toBeNull()
})

test('a media library that calls it otherwise stops the build', () => {
  expect(() => withoutAdapter('something()')).toThrow('web/build/without-adapter.ts')
})
