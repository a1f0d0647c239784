// The caption beside the name on the stage: what this page knows of a camera, and nothing more.
import { expect, test } from 'vitest'
import type { OwnMedia } from '../../media/own-media.ts'
import { NOW, sampleView } from '../../../look/sample-view.ts'
import { readHash } from '../../../look/states.ts'
import { captionOf } from './stage-kind.ts'

const hers = sampleView(readHash('#state=others'))
const mine = sampleView(readHash('#state=hold'))
const seatOf = (view: typeof hers) => view.seats.find((seat) => view.piece.at === 'held' && seat.id === view.piece.by)!
const own = (is: Partial<OwnMedia> = {}): OwnMedia => ({
  microphone: 'closed',
  camera: 'open',
  connection: 'here',
  heard: 'no',
  seen: 'yes',
  ...is,
})
const media = (joins: string[], pictures: string[] = []) => ({ joins: new Set(joins), pictures: new Set(pictures) })

test('the caption "this is all the others see" stands only where somebody can receive it (A4)', () => {
  const seat = seatOf(mine)
  expect(captionOf(mine, NOW, own(), { seat, media: media([]) })).toBe('this is all the others see')
  expect(captionOf(mine, NOW, own({ seen: 'no', connection: 'cut-off' }), { seat, media: media([]) })).toBe(
    'nobody sees this',
  )
  expect(captionOf(mine, NOW, own({ seen: 'perhaps', connection: 'reconnecting' }), { seat, media: media([]) })).toBe(
    'the others may see this',
  )
})

test('an open camera is never called closed to her, also when she hides her own picture (A4)', () => {
  const seat = seatOf(mine)
  expect(captionOf(mine, NOW, own(), { seat, media: media([], [seat.mediaId]) })).not.toBe('camera is closed')
  expect(captionOf(mine, NOW, own({ camera: 'closed', seen: 'no' }), { seat, media: media([]) })).toBe(
    'camera is closed',
  )
})

test('another woman’s camera is called closed only when she is connected and no picture is announced (A4)', () => {
  const seat = seatOf(hers)
  expect(captionOf(hers, NOW, own(), { seat, media: media([seat.mediaId]) })).toBe('camera is closed')
  expect(captionOf(hers, NOW, own(), { seat, media: media([seat.mediaId], [seat.mediaId]) })).toBeNull()
  expect(captionOf(hers, NOW, own(), { seat, media: media([]) })).toBeNull()
  expect(captionOf(hers, NOW, own({ connection: 'text-only' }), { seat, media: media([seat.mediaId]) })).toBeNull()
})
