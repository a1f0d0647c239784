// Credentials and voices of a page against a real other side, and that nothing stays on the page when she is gone.
import { expect, test } from 'vitest'
import { toBase64url } from '@circle/shared/bowl/bytes'
import { deriveKeyPair } from '@circle/shared/bowl/credential'
import { keyWords } from '@circle/shared/bowl/key-words'
import { durations, bowlLimits } from '@circle/shared/gathering/state'
import { wordList } from '@circle/shared/word-list'
import { BowlFixture, seeded, ready, seed } from '../../testing/bowl-setup.ts'

test(seeded('every client takes a credential when the bowl is there, whether or not she writes'), async () => {
  const fixture = new BowlFixture(seed)
  fixture.engine.link(true)
  fixture.engine.see(null)
  expect(fixture.engine.snapshot()).toEqual({ readiness: 'preparing', words: null, notes: [] })
  await fixture.arrive()
  await fixture.tick([], 20)
  expect(fixture.asked).toHaveLength(1)
  expect(fixture.engine.snapshot()).toEqual({
    readiness: 'ready',
    words: keyWords(fixture.keys.publicKey, wordList),
    notes: [],
  })
  expect(fixture.posts).toEqual([])
})

test(seeded('a lost reply and a refusal for now are answered by asking with the same element'), async () => {
  const fixture = new BowlFixture(seed)
  const answers = [null, { ok: false, code: 'try-again' }, { ok: false, code: 'credential-later' }, null] as const
  let asked = 0
  fixture.answer = (blinded) => (asked < answers.length ? answers[asked++]! : fixture.evaluated(blinded))
  await fixture.arrive()
  expect(fixture.engine.snapshot().readiness).toBe('preparing')
  await fixture.turn(90_000)
  expect(fixture.asked).toHaveLength(5)
  expect(new Set(fixture.asked).size).toBe(1)
  expect(fixture.engine.snapshot().readiness).toBe('ready')
})

test(seeded('a page asks for its credential at once when the connection is back'), async () => {
  const fixture = new BowlFixture(seed)
  fixture.answer = () => null
  await fixture.arrive()
  fixture.answer = (blinded) => fixture.evaluated(blinded)
  fixture.engine.link(true)
  await fixture.settle()
  expect(fixture.engine.snapshot().readiness).toBe('ready')
  expect(new Set(fixture.asked).size).toBe(1)
})

test(seeded('a proof of another key shuts the bowl of the page, which tells it once'), async () => {
  const fixture = new BowlFixture(seed)
  const another = deriveKeyPair(fixture.random(32))
  fixture.answer = (blinded) => fixture.evaluated(blinded, another)
  await fixture.arrive()
  expect(fixture.engine.snapshot().readiness).toBe('doubted')
  expect(fixture.engine.lay('words')).toBe('shut')
  await fixture.tick([], 6)
  expect([fixture.doubts, fixture.asked.length, fixture.posts.length, fixture.clock.waiting]).toEqual([1, 1, 0, 0])
})

test(seeded('a key that changes in the middle shuts the bowl of the page, which tells it once'), async () => {
  const fixture = await ready()
  fixture.engine.lay('words')
  const publicKey = toBase64url(deriveKeyPair(fixture.random(32)).publicKey)
  await fixture.show({ publicKey })
  await fixture.tick([], 4)
  expect(fixture.engine.snapshot().readiness).toBe('doubted')
  expect([fixture.doubts, fixture.posts.length]).toEqual([1, 0])
})

test(seeded('a browser without WebCrypto asks for nothing'), async () => {
  const fixture = new BowlFixture(seed, { subtle: null })
  await fixture.arrive()
  expect(fixture.engine.snapshot().readiness).toBe('unavailable')
  expect(fixture.asked).toEqual([])
})

test(
  seeded('every page takes one credential with each shared tick, whether it writes or not, and none in between (D2)'),
  async () => {
    const quiet = await ready()
    const writing = await ready(seed + 1)
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) writing.engine.lay(text)
    await writing.tick()
    await writing.tick([writing.mark(0, 'closed-for-this-voice'), writing.mark(1, 'closed-for-this-voice')])
    writing.engine.again(1)
    for (const fixture of [quiet, writing]) await fixture.tick([], bowlLimits.periodTicks - 1 - fixture.view.tick)
    // Before the shared tick, the page that would need a voice has asked as often as the page that never writes.
    expect([quiet.asked.length, writing.asked.length]).toEqual([1, 1])
    for (const fixture of [quiet, writing]) await fixture.tick()
    expect([quiet.asked.length, writing.asked.length]).toEqual([2, 2])
    for (const fixture of [quiet, writing]) await fixture.tick([], bowlLimits.periodTicks - 1)
    expect([quiet.asked.length, writing.asked.length]).toEqual([2, 2])
    for (const fixture of [quiet, writing]) await fixture.tick()
    expect([new Set(quiet.asked).size, new Set(writing.asked).size]).toEqual([3, 3])
  },
  30_000,
)

test(seeded('a page that was away at the shared tick takes its credential when it is back, once (D2)'), async () => {
  const fixture = await ready()
  fixture.engine.link(false)
  await fixture.turn(2 * bowlLimits.periodTicks * durations.tick)
  await fixture.arrive({ tick: 2 * bowlLimits.periodTicks + 3 })
  await fixture.tick([], 3)
  expect(fixture.asked).toHaveLength(2)
})

test(
  seeded('a fifth note waits on the page for the voice that all pages take, and says so (D2)'),
  async () => {
    const fixture = await ready()
    for (const text of ['one', 'two', 'three', 'four', 'five']) fixture.engine.lay(text)
    await fixture.tick([], 2)
    expect(fixture.states()).toEqual(['on-its-way', 'on-its-way', 'on-its-way', 'on-its-way', 'waits-for-the-next'])
    expect(fixture.posts.some(({ post }) => post.text === 'five')).toBe(false)
    await fixture.tick([], bowlLimits.periodTicks - fixture.view.tick + 3)
    expect(fixture.posts.find(({ post }) => post.text === 'five')).toMatchObject({ good: true, post: { seq: 1 } })
    expect(new Set(fixture.posts.map(({ post }) => toBase64url(post.voice))).size).toBe(2)
  },
  30_000,
)

test(
  seeded('a voice that was closed takes no more, and its note may go by the next (D2)'),
  async () => {
    const fixture = await ready()
    fixture.engine.lay('words')
    await fixture.tick()
    await fixture.tick([fixture.mark(0, 'closed-for-this-voice')])
    expect(fixture.engine.snapshot()).toMatchObject({
      readiness: 'ready',
      notes: [{ state: 'closed-for-this-voice', text: 'words' }],
    })
    expect(fixture.engine.again(1)).toBe('sent')
    await fixture.tick([], 10)
    expect([fixture.asked.length, fixture.states()]).toEqual([1, ['waits-for-the-next']])
    await fixture.tick([], bowlLimits.periodTicks - fixture.view.tick + 3)
    expect(fixture.posts.at(-1)).toMatchObject({ good: true, post: { text: 'words', seq: 1 } })
  },
  30_000,
)

test(seeded('a note goes by the voice before while the new one rests (D2)'), async () => {
  const fixture = await ready()
  await fixture.tick([], bowlLimits.periodTicks - fixture.view.tick)
  fixture.engine.lay('one')
  await fixture.tick()
  expect(fixture.posts).toHaveLength(1)
  await fixture.tick([], 2)
  fixture.engine.lay('two')
  await fixture.tick()
  const voiceOf = (text: string) => toBase64url(fixture.posts.find(({ post }) => post.text === text)!.post.voice)
  expect(voiceOf('one')).not.toBe(voiceOf('two'))
})

test(
  seeded('a closed engine keeps nothing, tells nothing and sends nothing, not even a post that was being signed'),
  async () => {
    const fixture = await ready()
    fixture.engine.lay('one')
    await fixture.tick()
    fixture.engine.lay('two')
    let told = 0
    fixture.engine.onChange(() => (told += 1))
    fixture.engine.tick({ tick: fixture.view.tick + 1, marks: fixture.frame() })
    told = 0
    fixture.clock.next(Number.POSITIVE_INFINITY)?.() // a post is being signed
    fixture.engine.close()
    await fixture.turn(10 * durations.tick)
    expect(fixture.engine.snapshot()).toEqual({ readiness: 'preparing', words: null, notes: [] })
    expect([fixture.posts.length, fixture.clock.waiting, told]).toEqual([1, 0, 0])
    expect(
      JSON.stringify(fixture.engine, (name, value: unknown) => (name === 'environment' ? undefined : value)),
    ).not.toMatch(/one|two/)
  },
)

test(
  seeded('a woman outside has no notes on the page; back inside the page takes a new credential and knows the key'),
  async () => {
    const fixture = await ready()
    fixture.engine.lay('one')
    fixture.engine.clear()
    await fixture.arrive()
    expect(fixture.engine.snapshot()).toMatchObject({ readiness: 'ready', notes: [] })
    expect(new Set(fixture.asked).size).toBe(2)
    fixture.engine.clear()
    await fixture.show({ publicKey: toBase64url(deriveKeyPair(fixture.random(32)).publicKey) })
    expect([fixture.engine.snapshot().readiness, fixture.doubts]).toEqual(['doubted', 1])
  },
)
