// The way of a note to a real other side: when it goes, how often, what its marks say, and its end.
import { expect, test } from 'vitest'
import { toBase64url } from '@circle/shared/bowl/bytes'
import { lengths } from '@circle/shared/gathering/state'
import { House, named, ready, seed } from '../../testing/bowl-setup.ts'

test(
  named('a note goes out two ticks after her credential at the earliest, in 4096 bytes that prove themselves'),
  async () => {
    const house = new House(seed)
    await house.arrive()
    expect(house.engine.lay('  the sea\u0301 ')).toBe('sent')
    await house.tick()
    expect(house.posts).toEqual([])
    await house.tick()
    expect(house.posts).toHaveLength(1)
    expect(house.posts[0]).toMatchObject({ good: true, post: { kind: 'note', seq: 1, text: 'the seá' } })
    expect(house.posts[0]!.bytes).toHaveLength(4096)
    expect(house.states()).toEqual(['on-its-way'])
  },
)

test(named('no note leaves in the moment of typing, of arriving or of coming back'), async () => {
  const house = await ready()
  house.engine.lay('words')
  await house.turn(lengths.tick)
  house.engine.link(false)
  await house.arrive({ tick: house.view.tick + 1 })
  await house.turn(lengths.tick)
  expect(house.posts).toEqual([])
  await house.tick()
  expect(house.posts).toHaveLength(1)
})

test(
  named('notes of one tick go at moments spread over it, with nonces of their own'),
  async () => {
    const moments: number[] = []
    const nonces = new Set<string>()
    for (let run = 0; run < 10; run += 1) {
      const house = await ready(seed + run)
      for (const text of ['one', 'two', 'three', 'four']) house.engine.lay(text)
      const begun = house.clock.now
      await house.tick()
      moments.push(...house.posts.map(({ at }) => at - begun))
      for (const { post } of house.posts) nonces.add(toBase64url(post.nonce))
    }
    expect([moments.length, nonces.size]).toEqual([40, 40])
    for (const third of [0, 1, 2])
      expect(moments.filter((at) => Math.floor(at / 9_000) === third).length).toBeGreaterThan(1)
  },
  30_000,
)

test(
  named('it goes again in every second tick as it was, through the door of the day, until its mark came'),
  async () => {
    const house = await ready()
    house.engine.lay('words')
    await house.tick()
    await house.show({ channelKey: toBase64url(house.random(16)) })
    await house.tick() // the door was new: once more, out of turn
    expect(house.posts).toHaveLength(2)
    await house.tick([], 4) // in the first and the third of them
    expect(house.posts).toHaveLength(4)
    const same = house.posts.map(({ post: { seq, nonce, text, voice } }) =>
      JSON.stringify([seq, [...nonce], text, [...voice]]),
    )
    expect(new Set(same).size).toBe(1)
    expect(house.posts.every(({ good }) => good)).toBe(true)
    await house.tick([house.mark(0, 'in-the-bowl')])
    await house.tick([], 10)
    expect(house.posts).toHaveLength(4)
    expect(house.states()).toEqual(['in-the-bowl'])
  },
)

test(named('after each reconnect it is shown once more until its last mark, and not after it'), async () => {
  const house = await ready()
  house.engine.lay('words')
  await house.tick()
  await house.tick([house.mark(0, 'in-the-bowl')])
  await house.arrive()
  await house.tick([], 3)
  expect(house.posts).toHaveLength(2)
  await house.tick([house.mark(0, 'read-to-all')])
  await house.arrive()
  await house.tick([], 3)
  expect(house.posts).toHaveLength(2)
  expect(house.states()).toEqual(['read-to-all'])
})

test(
  named('eight ticks without a mark and it is unknown, until she sends it again or a mark comes after all'),
  async () => {
    const house = await ready()
    house.engine.lay('words')
    await house.tick()
    await house.tick([], 7)
    expect(house.states()).toEqual(['on-its-way'])
    await house.tick()
    expect(house.engine.known().notes).toEqual([{ seq: 1, text: 'words', state: 'unknown' }])
    const before = house.posts.length
    await house.tick([], 4)
    expect(house.posts).toHaveLength(before)
    expect(house.engine.again(1)).toBe('sent')
    await house.tick()
    expect(house.posts).toHaveLength(before + 1)
    await house.tick([], 8)
    expect(house.states()).toEqual(['unknown'])
    await house.tick([house.mark(0, 'in-the-bowl')])
    expect(house.states()).toEqual(['in-the-bowl'])
  },
)

test(named('a mark of her first note says nothing of her second'), async () => {
  const house = await ready()
  house.engine.lay('one')
  house.engine.lay('two')
  await house.tick()
  const first = house.posts.findIndex(({ post }) => post.text === 'one')
  await house.tick([house.mark(first, 'in-the-bowl')])
  expect(house.states()).toEqual(['in-the-bowl', 'on-its-way'])
})

test(named('while too few are here nothing of hers goes out, and she is told'), async () => {
  const house = await ready()
  await house.show({ belowThreshold: true })
  expect(house.engine.known().standing).toBe('covered')
  house.engine.lay('words')
  await house.tick([], 9)
  expect(house.states()).toEqual(['waits-too-few'])
  expect(house.posts).toEqual([])
  await house.show({ belowThreshold: false })
  await house.tick()
  expect(house.posts).toHaveLength(1)
})

test(named('a room that empties between the beginning of a tick and the moment of a note keeps it back'), async () => {
  const house = await ready()
  house.engine.lay('words')
  house.engine.tick({ tick: house.view.tick + 1, marks: house.frame() })
  await house.show({ belowThreshold: true, tick: house.view.tick + 1 })
  await house.turn(lengths.tick)
  expect([house.posts, house.states()]).toEqual([[], ['waits-too-few']])
})

test(named('what is taken back, or ended, while it is being signed does not go out'), async () => {
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

test(named('what has not left the page is withdrawn at once; what has, by its own number and nonce'), async () => {
  const house = await ready()
  house.engine.lay('one')
  house.engine.withdraw(1)
  await house.tick([], 2)
  expect([house.states(), house.posts]).toEqual([['withdrawn'], []])
  house.engine.lay('two')
  await house.tick()
  house.engine.withdraw(2)
  await house.tick([house.mark(0, 'in-the-bowl')])
  expect(house.states()[1]).toBe('being-withdrawn')
  const [note, withdrawal] = house.posts.map(({ post }) => post)
  expect(withdrawal).toMatchObject({ kind: 'withdraw', text: '', seq: note!.seq, nonce: note!.nonce })
  expect(house.posts[1]!.good).toBe(true)
  await house.tick([house.mark(0, 'withdrawn')])
  expect(house.states()[1]).toBe('withdrawn')
})

test(named('the last frame ends every note; without a mark in it one never came in'), async () => {
  const house = await ready()
  for (const text of ['one', 'two', 'three']) house.engine.lay(text)
  await house.tick()
  const at = (text: string) => house.posts.findIndex(({ post }) => post.text === text)
  await house.tick([house.mark(at('two'), 'in-the-bowl')])
  house.engine.end(
    house.frame([house.mark(at('one'), 'read-to-all'), house.mark(at('two'), 'read-by-facilitator')], 128),
  )
  expect(house.states()).toEqual(['read-to-all', 'read-by-facilitator', 'not-read'])
  expect(house.engine.lay('more')).toBe('shut')
  const sent = house.posts.length
  await house.tick([], 4)
  expect([house.posts.length, house.clock.waiting]).toEqual([sent, 0])
})

test(named('an end without a last frame says only what is known'), async () => {
  const house = await ready()
  house.engine.lay('one')
  await house.tick()
  house.engine.lay('two')
  house.engine.end(null)
  expect(house.states()).toEqual(['unknown', 'not-read'])
})

test(named('put away, a note is gone from the page and goes nowhere any more'), async () => {
  const house = await ready()
  house.engine.lay('one')
  house.engine.putAway(1)
  await house.tick([], 3)
  expect([house.engine.known().notes, house.posts]).toEqual([[], []])
})
