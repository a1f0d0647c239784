// What leaves the browser outside her session, and the word list in which both sides read keys.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { wordList } from '@circle/shared/word-list'
import { postAlone } from './browser-env.ts'

test('a post carries no cookie, no referrer, and leaves nothing in a cache', async () => {
  const calls: [RequestInfo | URL, RequestInit | undefined][] = []
  const body = new Uint8Array(4096)
  await postAlone('0192f0c4-7c1e-7b6a-9d53-2f1f0a6b7c8d', body, async (to, how) => {
    calls.push([to, how])
    return new Response(null, { status: 202 })
  })
  expect(calls).toEqual([
    [
      '/bowl/0192f0c4-7c1e-7b6a-9d53-2f1f0a6b7c8d',
      {
        method: 'POST',
        body,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        mode: 'same-origin',
        redirect: 'error',
        headers: { 'content-type': 'application/octet-stream' },
      },
    ],
  ])
})

test('a post that fails raises no error', async () => {
  await expect(
    postAlone('g', new Uint8Array(4096), () => Promise.reject(new TypeError('no network'))),
  ).resolves.toBeUndefined()
})

test('the word list shipped to browsers is the list of the server, in its order', () => {
  const shipped = readFileSync(new URL('./key-word-list.txt', import.meta.url), 'utf8')
    .split(/\s+/)
    .filter(Boolean)
  expect(shipped).toEqual(wordList)
})
