// A note on its way to a real other side: when it goes, how often, what its marks say, and its end.
import { expect, test } from 'vitest'
import { toBase64url } from '@circle/shared/bowl/bytes'
import { durations } from '@circle/shared/gathering/state'
import { BowlFixture, seeded, ready, seed } from '../../testing/bowl-setup.ts'

test(
  seeded('a note goes out two ticks after the credential at the earliest, in 4096 bytes with a valid signature'),
  async () => {
    const fixture = new BowlFixture(seed)
    await fixture.arrive()
    expect(fixture.engine.lay('  the sea\u0301 ')).toBe('sent')
    await fixture.tick()
    expect(fixture.posts).toEqual([])
    await fixture.tick()
    expect(fixture.posts).toHaveLength(1)
    expect(fixture.posts[0]).toMatchObject({ good: true, post: { kind: 'note', seq: 1, text: 'the seá' } })
    expect(fixture.posts[0]!.bytes).toHaveLength(4096)
    expect(fixture.states()).toEqual(['on-its-way'])
  },
)

test(seeded('no note leaves in the moment of typing, of arriving or of coming back'), async () => {
  const fixture = await ready()
  fixture.engine.lay('words')
  await fixture.turn(durations.tick)
  fixture.engine.link(false)
  await fixture.arrive({ tick: fixture.view.tick + 1 })
  await fixture.turn(durations.tick)
  expect(fixture.posts).toEqual([])
  await fixture.tick()
  expect(fixture.posts).toHaveLength(1)
})

test(
  seeded('notes of one tick go at moments spread over it, with nonces of their own'),
  async () => {
    const moments: number[] = []
    const nonces = new Set<string>()
    for (let run = 0; run < 10; run += 1) {
      const fixture = await ready(seed + run)
      for (const text of ['one', 'two', 'three', 'four']) fixture.engine.lay(text)
      const begun = fixture.clock.now
      await fixture.tick()
      moments.push(...fixture.posts.map(({ at }) => at - begun))
      for (const { post } of fixture.posts) nonces.add(toBase64url(post.nonce))
    }
    expect([moments.length, nonces.size]).toEqual([40, 40])
    for (const third of [0, 1, 2])
      expect(moments.filter((at) => Math.floor(at / 9_000) === third).length).toBeGreaterThan(1)
  },
  30_000,
)

test(
  seeded('a note goes again in every second tick unchanged, under the present channel key, until its mark came'),
  async () => {
    const fixture = await ready()
    fixture.engine.lay('words')
    await fixture.tick()
    await fixture.show({ channelKey: toBase64url(fixture.random(16)) })
    await fixture.tick() // the channel key was new: the note goes once more, out of turn
    expect(fixture.posts).toHaveLength(2)
    await fixture.tick([], 4) // in the first and the third of the four ticks
    expect(fixture.posts).toHaveLength(4)
    const same = fixture.posts.map(({ post: { seq, nonce, text, voice } }) =>
      JSON.stringify([seq, [...nonce], text, [...voice]]),
    )
    expect(new Set(same).size).toBe(1)
    expect(fixture.posts.every(({ good }) => good)).toBe(true)
    await fixture.tick([fixture.mark(0, 'in-the-bowl')])
    await fixture.tick([], 10)
    expect(fixture.posts).toHaveLength(4)
    expect(fixture.states()).toEqual(['in-the-bowl'])
  },
)

test(seeded('a note goes once more after each reconnect until its last mark, and not after it'), async () => {
  const fixture = await ready()
  fixture.engine.lay('words')
  await fixture.tick()
  await fixture.tick([fixture.mark(0, 'in-the-bowl')])
  await fixture.arrive()
  await fixture.tick([], 3)
  expect(fixture.posts).toHaveLength(2)
  await fixture.tick([fixture.mark(0, 'read-to-all')])
  await fixture.arrive()
  await fixture.tick([], 3)
  expect(fixture.posts).toHaveLength(2)
  expect(fixture.states()).toEqual(['read-to-all'])
})

test(
  seeded('a note is unknown after eight ticks without a mark, until she sends it again or a mark comes after all'),
  async () => {
    const fixture = await ready()
    fixture.engine.lay('words')
    await fixture.tick()
    await fixture.tick([], 7)
    expect(fixture.states()).toEqual(['on-its-way'])
    await fixture.tick()
    expect(fixture.engine.snapshot().notes).toEqual([{ seq: 1, text: 'words', state: 'unknown' }])
    const before = fixture.posts.length
    await fixture.tick([], 4)
    expect(fixture.posts).toHaveLength(before)
    expect(fixture.engine.again(1)).toBe('sent')
    await fixture.tick()
    expect(fixture.posts).toHaveLength(before + 1)
    await fixture.tick([], 8)
    expect(fixture.states()).toEqual(['unknown'])
    await fixture.tick([fixture.mark(0, 'in-the-bowl')])
    expect(fixture.states()).toEqual(['in-the-bowl'])
  },
)

test(seeded('a mark of the first note says nothing of the second'), async () => {
  const fixture = await ready()
  fixture.engine.lay('one')
  fixture.engine.lay('two')
  await fixture.tick()
  const first = fixture.posts.findIndex(({ post }) => post.text === 'one')
  await fixture.tick([fixture.mark(first, 'in-the-bowl')])
  expect(fixture.states()).toEqual(['in-the-bowl', 'on-its-way'])
})

test(seeded('no note goes out while too few are here, and she is told'), async () => {
  const fixture = await ready()
  await fixture.show({ belowThreshold: true })
  expect(fixture.engine.snapshot().readiness).toBe('covered')
  fixture.engine.lay('words')
  await fixture.tick([], 9)
  expect(fixture.states()).toEqual(['waits-too-few'])
  expect(fixture.posts).toEqual([])
  await fixture.show({ belowThreshold: false })
  await fixture.tick()
  expect(fixture.posts).toHaveLength(1)
})

test(seeded('a note is kept back when the room empties between the beginning of a tick and its moment'), async () => {
  const fixture = await ready()
  fixture.engine.lay('words')
  fixture.engine.tick({ tick: fixture.view.tick + 1, marks: fixture.frame() })
  await fixture.show({ belowThreshold: true, tick: fixture.view.tick + 1 })
  await fixture.turn(durations.tick)
  expect([fixture.posts, fixture.states()]).toEqual([[], ['waits-too-few']])
})

test(seeded('a note that is taken back or ended while it is being signed does not go out'), async () => {
  const takenBack = await ready()
  takenBack.engine.lay('words')
  takenBack.engine.tick({ tick: takenBack.view.tick + 1, marks: takenBack.frame() })
  takenBack.clock.next(Number.POSITIVE_INFINITY)!()
  takenBack.engine.withdraw(1)
  await takenBack.settle()
  expect([takenBack.posts, takenBack.states()]).toEqual([[], ['withdrawn']])

  const ended = await ready()
  ended.engine.lay('words')
  await ended.tick()
  await ended.arrive()
  ended.engine.tick({ tick: ended.view.tick + 1, marks: ended.frame() })
  ended.clock.next(Number.POSITIVE_INFINITY)!()
  ended.engine.end(null)
  await ended.settle()
  expect([ended.posts.length, ended.states()]).toEqual([1, ['unknown']])
})

test(
  seeded('a note that has not left the page is withdrawn at once, and a sent one by its own number and nonce'),
  async () => {
    const fixture = await ready()
    fixture.engine.lay('one')
    fixture.engine.withdraw(1)
    await fixture.tick([], 2)
    expect([fixture.states(), fixture.posts]).toEqual([['withdrawn'], []])
    fixture.engine.lay('two')
    await fixture.tick()
    fixture.engine.withdraw(2)
    await fixture.tick([fixture.mark(0, 'in-the-bowl')])
    expect(fixture.states()[1]).toBe('being-withdrawn')
    const [note, withdrawal] = fixture.posts.map(({ post }) => post)
    expect(withdrawal).toMatchObject({ kind: 'withdraw', text: '', seq: note!.seq, nonce: note!.nonce })
    expect(fixture.posts[1]!.good).toBe(true)
    await fixture.tick([fixture.mark(0, 'withdrawn')])
    expect(fixture.states()[1]).toBe('withdrawn')
  },
)

test(seeded('the last frame ends every note, and a note without a mark in it never came in'), async () => {
  const fixture = await ready()
  for (const text of ['one', 'two', 'three']) fixture.engine.lay(text)
  await fixture.tick()
  const at = (text: string) => fixture.posts.findIndex(({ post }) => post.text === text)
  await fixture.tick([fixture.mark(at('two'), 'in-the-bowl')])
  fixture.engine.end(
    fixture.frame([fixture.mark(at('one'), 'read-to-all'), fixture.mark(at('two'), 'read-by-facilitator')], 128),
  )
  expect(fixture.states()).toEqual(['read-to-all', 'read-by-facilitator', 'not-read'])
  expect(fixture.engine.lay('more')).toBe('shut')
  const sent = fixture.posts.length
  await fixture.tick([], 4)
  expect([fixture.posts.length, fixture.clock.waiting]).toEqual([sent, 0])
})

test(seeded('an end without a last frame tells of each note only what is known'), async () => {
  const fixture = await ready()
  fixture.engine.lay('one')
  await fixture.tick()
  fixture.engine.lay('two')
  fixture.engine.end(null)
  expect(fixture.states()).toEqual(['unknown', 'not-read'])
})

test(seeded('a note that is put away is gone from the page and is never sent again'), async () => {
  const fixture = await ready()
  fixture.engine.lay('one')
  fixture.engine.putAway(1)
  await fixture.tick([], 3)
  expect([fixture.engine.snapshot().notes, fixture.posts]).toEqual([[], []])
})
