// Which circle her page shows, and whether she guides the gathering she goes to.
import { expect, it } from 'vitest'
import type { CircleCard, Me } from '@circle/shared/api'
import { circleShown, guidesGathering } from './account.ts'

const circle = (
  id: string,
  startsAt: number | null,
  phase: 'before' | 'open' | 'ended' = 'before',
  role: CircleCard['role'] = 'member',
): CircleCard => ({
  id,
  name: id,
  role,
  facilitator: null,
  removed: false,
  gathering:
    startsAt === null
      ? null
      : { id: `${id}-next`, kind: 'circle', topic: '', reading: '', startsAt, endsAt: startsAt + 1, phase },
})
const me = (...circles: CircleCard[]): Me => ({ signInName: 'heron-12', fresh: true, circles })

it('her page shows the circle with the nearest gathering, and a circle without one last', () => {
  expect(circleShown(me(circle('none', null), circle('late', 9), circle('soon', 3)))?.id).toBe('soon')
  expect(circleShown(me(circle('over', 1, 'ended'), circle('late', 9)))?.id).toBe('late')
  expect(circleShown(me())).toBeNull()
})

it('a woman guides only the gathering of her own circle', () => {
  const both = me(circle('hers', 1, 'open', 'co-facilitator'), circle('other', 2))
  expect([
    guidesGathering(both, 'hers-next'),
    guidesGathering(both, 'other-next'),
    guidesGathering(both, 'unknown'),
  ]).toEqual([true, false, false])
})
