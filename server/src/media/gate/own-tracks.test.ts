// What one connection of the gate remembers of her tracks is bounded, whatever she announces.
import { TrackInfo, TrackSource } from '@livekit/protocol'
import { expect, test } from 'vitest'
import { ownTracks } from './own-tracks.ts'

test('announcements that the SFU never publishes do not pile up: from the thirty-third on they are not sent on', () => {
  const tracks = ownTracks()
  for (let n = 0; n < 32; n += 1) expect(tracks.announcedMutedByUs(`A_${n}`)).toBe(true)
  expect(tracks.announcedMutedByUs('A_32')).toBe(false)
  expect(tracks.published('A_0', new TrackInfo({ sid: 'TR_0', source: TrackSource.MICROPHONE }))).toBe(true)
  expect(tracks.announcedMutedByUs('A_32')).toBe(true)
})
