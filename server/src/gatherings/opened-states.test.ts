// A state that is in memory anyhow is not opened twice; an older one never takes its place, and an ended one is let go.
import { newGathering } from '@circle/shared/gathering/state'
import { expect, test } from 'vitest'
import { openedStates } from './opened-states.ts'

const fresh = newGathering({ id: 'g', kind: 'circle', topic: '', startsAt: 0, endsAt: 1 })

test('the newest state stays when an older one comes late', () => {
  const opened = openedStates()
  const newest = { ...fresh, seq: 7 }
  opened.keep(newest)
  opened.keep({ ...fresh, seq: 6 })
  expect(opened.find('g')).toBe(newest)
  expect(opened.find('another')).toBeNull()
})

test('an ended gathering is not remembered', () => {
  const opened = openedStates()
  opened.keep({ ...fresh, seq: 7 })
  opened.keep({ ...fresh, seq: 8, phase: 'ended' })
  expect(opened.find('g')).toBeNull()
})
