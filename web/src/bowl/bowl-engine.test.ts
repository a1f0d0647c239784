// Her credentials and her voices against a real other side, and that nothing stays when she is gone.
import { expect, test } from 'vitest'
import { toBase64url } from '@circle/shared/bowl/bytes'
import { keyPair } from '@circle/shared/bowl/credential'
import { keyWords } from '@circle/shared/bowl/key-words'
import { lengths, bowlLimits } from '@circle/shared/gathering/state'
import { wordList } from '@circle/shared/word-list'
import { House, named, ready, seed } from '../../testing/bowl-setup.ts'

test(named('every client takes a credential when the bowl is there, whether or not she writes'), async () => {
  const house = new House(seed)
  house.engine.link(true)
  house.engine.see(null)
  expect(house.engine.known()).toEqual({ standing: 'preparing', words: null, notes: [] })
  await house.arrive()
  await house.tick([], 20)
  expect(house.asked).toHaveLength(1)
  expect(house.engine.known()).toEqual({
    standing: 'ready',
    words: keyWords(house.keys.publicKey, wordList),
    notes: [],
  })
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
  expect(house.engine.lay('words')).toBe('shut')
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

test(
  named('every page takes one credential with each shared tick, whether it writes or not, and none in between (D2)'),
  async () => {
    const quiet = await ready()
    const writing = await ready(seed + 1)
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) writing.engine.lay(text)
    await writing.tick()
    await writing.tick([writing.mark(0, 'closed-for-this-voice'), writing.mark(1, 'closed-for-this-voice')])
    writing.engine.again(1)
    for (const house of [quiet, writing]) await house.tick([], bowlLimits.periodTicks - 1 - house.view.tick)
    // Before the shared tick the page that would need a voice has asked as often as the one that never writes.
    expect([quiet.asked.length, writing.asked.length]).toEqual([1, 1])
    for (const house of [quiet, writing]) await house.tick()
    expect([quiet.asked.length, writing.asked.length]).toEqual([2, 2])
    for (const house of [quiet, writing]) await house.tick([], bowlLimits.periodTicks - 1)
    expect([quiet.asked.length, writing.asked.length]).toEqual([2, 2])
    for (const house of [quiet, writing]) await house.tick()
    expect([new Set(quiet.asked).size, new Set(writing.asked).size]).toEqual([3, 3])
  },
  30_000,
)

test(named('a page that was away at the shared tick takes its credential when it is back, once (D2)'), async () => {
  const house = await ready()
  house.engine.link(false)
  await house.turn(2 * bowlLimits.periodTicks * lengths.tick)
  await house.arrive({ tick: 2 * bowlLimits.periodTicks + 3 })
  await house.tick([], 3)
  expect(house.asked).toHaveLength(2)
})

test(
  named('a fifth note waits on the page for the voice that all pages take, and says so (D2)'),
  async () => {
    const house = await ready()
    for (const text of ['one', 'two', 'three', 'four', 'five']) house.engine.lay(text)
    await house.tick([], 2)
    expect(house.states()).toEqual(['on-its-way', 'on-its-way', 'on-its-way', 'on-its-way', 'waits-for-the-next'])
    expect(house.posts.some(({ post }) => post.text === 'five')).toBe(false)
    await house.tick([], bowlLimits.periodTicks - house.view.tick + 3)
    expect(house.posts.find(({ post }) => post.text === 'five')).toMatchObject({ good: true, post: { seq: 1 } })
    expect(new Set(house.posts.map(({ post }) => toBase64url(post.voice))).size).toBe(2)
  },
  30_000,
)

test(
  named('a voice that was closed takes no more, and its note may go by the next (D2)'),
  async () => {
    const house = await ready()
    house.engine.lay('words')
    await house.tick()
    await house.tick([house.mark(0, 'closed-for-this-voice')])
    expect(house.engine.known()).toMatchObject({
      standing: 'ready',
      notes: [{ state: 'closed-for-this-voice', text: 'words' }],
    })
    expect(house.engine.again(1)).toBe('sent')
    await house.tick([], 10)
    expect([house.asked.length, house.states()]).toEqual([1, ['waits-for-the-next']])
    await house.tick([], bowlLimits.periodTicks - house.view.tick + 3)
    expect(house.posts.at(-1)).toMatchObject({ good: true, post: { text: 'words', seq: 1 } })
  },
  30_000,
)

test(named('a note goes by the voice before while the new one rests (D2)'), async () => {
  const house = await ready()
  await house.tick([], bowlLimits.periodTicks - house.view.tick)
  house.engine.lay('one')
  await house.tick()
  expect(house.posts).toHaveLength(1)
  await house.tick([], 2)
  house.engine.lay('two')
  await house.tick()
  const voiceOf = (text: string) => toBase64url(house.posts.find(({ post }) => post.text === text)!.post.voice)
  expect(voiceOf('one')).not.toBe(voiceOf('two'))
})

test(
  named('closed, nothing is kept, nothing is told and nothing goes out, also of what was being reckoned'),
  async () => {
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
    expect(JSON.stringify(house.engine, (name, value: unknown) => (name === 'around' ? undefined : value))).not.toMatch(
      /one|two/,
    )
  },
)

test(
  named('sent out of the room her notes are gone; back inside she takes a new credential and knows the key'),
  async () => {
    const house = await ready()
    house.engine.lay('one')
    house.engine.clear()
    await house.arrive()
    expect(house.engine.known()).toMatchObject({ standing: 'ready', notes: [] })
    expect(new Set(house.asked).size).toBe(2)
    house.engine.clear()
    await house.show({ publicKey: toBase64url(keyPair(house.random(32)).publicKey) })
    expect([house.engine.known().standing, house.doubts]).toEqual(['doubted', 1])
  },
)
