// What is sent in two parts reads as the one view that it was written from, for everyone in and outside of many random
// gatherings; and whoever would read another view is sent it.
import type { Step } from '@circle/shared/testing/invariants/step'
import { RandomWalk } from '@circle/shared/testing/random-walk'
import { view } from '@circle/shared/gathering/view'
import { expect, test } from 'vitest'
import { readsTheSame, unwritten, wholeView, type WrittenView, writeView } from './wire-view.ts'

const WALKS = 300
const STEPS = 60
const SEED = 20_261_124

test('every view that is sent says what the state gives her, and every view with anything new is sent', () => {
  const audiences = new Map<string, number>()
  for (let walk = 0; walk < WALKS; walk++) {
    const last = new Map<string, { written: WrittenView; seen: string }>()
    const look = ({ after }: Step): string[] => {
      const everybody = new Set([
        ...after.seatOrder,
        ...after.waitingOrder,
        ...Object.keys(after.gone),
        'nobody of them',
      ])
      for (const who of everybody) {
        const seen = view(after, who)
        const written = writeView(after, seen)
        expect(wholeView(written), `seed ${SEED + walk}`).toBe(JSON.stringify(seen))
        const now = JSON.stringify(seen)
        expect(readsTheSame(written, last.get(who)?.written ?? unwritten)).toBe(now === last.get(who)?.seen)
        last.set(who, { written, seen: now })
        audiences.set(seen.audience, (audiences.get(seen.audience) ?? 0) + 1)
      }
      return []
    }
    new RandomWalk(SEED + walk, look).go(STEPS)
  }
  for (const audience of ['facilitator', 'sharing', 'listening', 'waiting', 'stranger']) {
    expect(audiences.get(audience), audience).toBeGreaterThan(500)
  }
})
