// What the engine is told about a gathering: above all when her notes stay and when they go.
import { expect, test } from 'vitest'
import type { BowlView, RoomView, StrangerView, View, WaitingView } from '@circle/shared/gathering/view.types'
import type { GatheringSnapshot } from '../gathering/gathering-store.ts'
import { feedEngine } from './feed-engine.ts'

const bowl = { publicKey: 'k' } as BowlView
const room = { audience: 'sharing', bowl } as RoomView
const before = { audience: 'sharing', bowl: null } as RoomView
const waiting = { audience: 'waiting' } as WaitingView
const stranger = (standing: StrangerView['standing'], marks: string[] | null = null) =>
  ({ audience: 'stranger', standing, marks }) as StrangerView

function told(...news: { view?: View; here?: boolean; closed?: GatheringSnapshot['closed'] }[]) {
  const heard: unknown[] = []
  const feed = feedEngine({
    see: (seen) => heard.push(seen === null ? 'outside' : 'inside'),
    link: (here) => heard.push(here ? 'here' : 'away'),
    end: (marks) => heard.push(marks),
    clear: () => heard.push('gone'),
  })
  let known: GatheringSnapshot = {
    view: null,
    here: false,
    elsewhere: false,
    closed: null,
    health: null,
    unheard: { cutOff: [], closed: null },
  }
  for (const one of news) feed((known = { ...known, ...one }))
  return heard
}

test('the engine sees the bowl only while she is inside and there is one', () => {
  expect(told({ here: true }, { view: before }, { view: room }, { view: waiting })).toEqual([
    'here',
    'outside',
    'outside',
    'inside',
    'outside',
  ])
})

test('the engine is told of the connection when it changes, not with every view', () => {
  expect(told({ view: room, here: true }, { view: room }, { here: false }, { here: true })).toEqual([
    'here',
    'inside',
    'inside',
    'away',
    'inside',
    'here',
    'inside',
  ])
})

test('the engine gets the last frame of the view at the end, and null without one', () => {
  expect(told({ view: stranger('ended', ['m']) }, { closed: 'ended' })[0]).toEqual(['m'])
  expect(told({ view: room }, { closed: 'ended' })).toEqual(['inside', null])
})

test.each<[string, { view?: View; closed?: GatheringSnapshot['closed'] }]>([
  ['left', { view: stranger('left') }],
  ['been removed', { view: stranger('removed') }],
  ['moved to another device', { closed: 'moved' }],
  ['signed out', { closed: 'signed-out' }],
  ['been removed and closed', { closed: 'removed' }],
])('a woman who has %s leaves nothing on the page', (_, news) => {
  expect(told({ view: room }, news)).toEqual(['inside', 'gone'])
})
