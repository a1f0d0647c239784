// Her credentials and her voices against a real other side, and that nothing stays when she is gone.
import { expect, test } from 'vitest'
import { toBase64url } from '@circle/shared/bowl/bytes'
import { keyPair } from '@circle/shared/bowl/credential'
import { keyWords } from '@circle/shared/bowl/key-words'
import { lengths } from '@circle/shared/gathering/state'
import { wordList } from '@circle/shared/word-list'
import { House, named, ready, seed } from './testing/house.ts'

test(named('every client takes a credential when the bowl is there, whether or not she writes'), async () => {
  const house = new House(seed)
  house.engine.link(true)
  house.engine.see(null)
  expect(house.engine.known()).toEqual({ standing: 'preparing', words: null, notes: [] })
  await house.arrive()
  await house.tick([], 20)
  expect(house.asked).toHaveLength(1)
  expect(house.engine.known()).toEqual({ standing: 'ready', words: keyWords(house.keys.publicKey, wordList), notes: [] })
  expect(house.posts).toEqual([])
})

test(named('a lost reply and a refusal for now are answered by asking with the same element'), async () => {
  const house = new House(seed)
  const answers = [null, { ok: false, code: 'try-again' }, { ok: false, code: 'credential-later' }, null] as const
  let asked = 0
  house.answer = (blinded) => (asked < answers.length ? answers[asked++]! : house.evaluated(blinded))
  await house.arrive()
  expect(house.engine.known().standing).toBe('preparing')
  await house.turn(90_000)
  expect(house.asked).toHaveLength(5)
  expect(new Set(house.asked).size).toBe(1)
  expect(house.engine.known().standing).toBe('ready')
})

test(named('a connection that is back asks at once'), async () => {
  const house = new House(seed)
  house.answer = () => null
  await house.arrive()
  house.answer = (blinded) => house.evaluated(blinded)
  house.engine.link(true)
  await house.settle()
  expect(house.engine.known().standing).toBe('ready')
  expect(new Set(house.asked).size).toBe(1)
})

test(named('a proof of another key shuts her bowl and is told once'), async () => {
  const house = new House(seed)
  const another = keyPair(house.random(32))
  house.answer = (blinded) => house.evaluated(blinded, another)
  await house.arrive()
  expect(house.engine.known().standing).toBe('doubted')
  expect(house.engine.lay('words')).toBe('spent')
  await house.tick([], 6)
  expect([house.doubts, house.asked.length, house.posts.length, house.clock.waiting]).toEqual([1, 1, 0, 0])
})

test(named('a key that changes in the middle shuts her bowl and is told once'), async () => {
  const house = await ready()
  house.engine.lay('words')
  const publicKey = toBase64url(keyPair(house.random(32)).publicKey)
  await house.show({ publicKey })
  await house.tick([], 4)
  expect(house.engine.known().standing).toBe('doubted')
  expect([house.doubts, house.posts.length]).toEqual([1, 0])
})

test(named('without keys in the browser nothing is asked'), async () => {
  const house = new House(seed, { subtle: null })
  await house.arrive()
  expect(house.engine.known().standing).toBe('unavailable')
  expect(house.asked).toEqual([])
})

test(named('a fifth note goes by a new voice, which is not taken in the moment it is needed'), async () => {
  const waits: number[] = []
  for (let run = 0; run < 8; run += 1) {
    const house = await ready(seed + run)
    for (const text of ['one', 'two', 'three', 'four', 'five']) house.engine.lay(text)
    const needed = house.clock.now
    await house.tick()
    expect(house.posts).toHaveLength(4)
    await house.tick([], 11)
    expect(house.asked).toHaveLength(2)
    waits.push(house.askedAt[1]! - needed)
    const fifth = house.posts.find(({ post }) => post.text === 'five')
    expect(fifth).toMatchObject({ good: true, post: { seq: 1 } })
    expect(new Set(house.posts.map(({ post }) => toBase64url(post.voice))).size).toBe(2)
  }
  expect(Math.max(...waits)).toBeGreaterThan(1.5 * lengths.tick)
}, 30_000)

test(named('a voice that was closed takes no more; the note may go by the next, and when there is none she is told'), async () => {
  const house = await ready()
  house.engine.lay('words')
  await house.tick()
  await house.tick([house.mark(0, 'closed-for-this-voice')])
  expect(house.engine.known()).toMatchObject({ standing: 'ready', notes: [{ state: 'closed-for-this-voice', text: 'words' }] })
  await house.tick([], 10)
  expect(house.asked).toHaveLength(1)
  house.answer = () => ({ ok: false, code: 'credentials-spent' })
  expect(house.engine.again(1)).toBe('sent')
  await house.tick([], 10)
  expect(house.engine.known()).toMatchObject({ standing: 'silenced-or-spent', notes: [{ state: 'too-many', text: 'words' }] })
  house.answer = (blinded) => house.evaluated(blinded)
  expect(house.engine.lay('more')).toBe('spent') // asks once more: a facilitator may have allowed it
  await house.settle()
  expect(house.engine.known().standing).toBe('ready')
  expect(house.engine.again(1)).toBe('sent')
  await house.tick([], 3)
  expect(house.posts.at(-1)).toMatchObject({ good: true, post: { text: 'words', seq: 1 } })
})

test(named('closed, nothing is kept, nothing is told and nothing goes out, also of what was being reckoned'), async () => {
  const house = await ready()
  house.engine.lay('one')
  await house.tick()
  house.engine.lay('two')
  let told = 0
  house.engine.onChange(() => (told += 1))
  house.engine.tick({ tick: house.view.tick + 1, marks: house.frame() })
  told = 0
  house.clock.next(Number.POSITIVE_INFINITY)?.() // a post is being signed
  house.engine.close()
  await house.turn(10 * lengths.tick)
  expect(house.engine.known()).toEqual({ standing: 'preparing', words: null, notes: [] })
  expect([house.posts.length, house.clock.waiting, told]).toEqual([1, 0, 0])
  expect(JSON.stringify(house.engine, (name, value: unknown) => (name === 'around' ? undefined : value))).not.toMatch(/one|two/)
})

test(named('sent out of the room her notes are gone; back inside she takes a new credential and knows the key'), async () => {
  const house = await ready()
  house.engine.lay('one')
  house.engine.clear()
  await house.arrive()
  expect(house.engine.known()).toMatchObject({ standing: 'ready', notes: [] })
  expect(new Set(house.asked).size).toBe(2)
  house.engine.clear()
  await house.show({ publicKey: toBase64url(keyPair(house.random(32)).publicKey) })
  expect([house.engine.known().standing, house.doubts]).toEqual(['doubted', 1])
})
