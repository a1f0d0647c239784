// The state of her microphone and camera, for every state of the track, of the connection and of the company.
import { describe, expect, it } from 'vitest'
import { cameraWords, microphoneWords, ownWords } from '../words/own-media.ts'
import { ownMedia } from './own-media.ts'
import type { RoomMedia } from './room-media.ts'

const seat = (id: string) => ({
  id,
  name: id,
  role: 'member' as const,
  mediaId: `m-${id}`,
  quiet: false,
  cameraStopped: false,
})
const room = (listening = 0, attendance: 'sharing' | 'listening' = 'sharing') => ({
  you: { id: 'ana', attendance },
  seats: [seat('ana'), seat('bea')],
  listening,
})

type Is = { microphone?: RoomMedia['microphone']['state']; camera?: RoomMedia['camera']['state']; joins?: string[] }
const media = (
  connection: RoomMedia['connection'],
  { microphone = 'open', camera = 'open', joins = ['m-bea'] }: Is = {},
) => ({ connection, microphone: { state: microphone }, camera: { state: camera }, joins: new Set(joins) })

describe('whether she is heard and seen', () => {
  it.each([
    ['here', 'yes'],
    ['reconnecting', 'perhaps'],
    ['text-only', 'perhaps'],
    ['joining', 'no'],
    ['cut-off', 'no'],
  ] as const)(
    'an open microphone and camera over a connection that is %s reach the others: %s (A2)',
    (connection, reach) => {
      expect(ownMedia(room(), media(connection))).toMatchObject({ heard: reach, seen: reach })
    },
  )

  it.each(['closed', 'opening', 'prepared'] as const)(
    'a microphone that is %s is heard by nobody (A2)',
    (microphone) => {
      expect(ownMedia(room(), media('here', { microphone })).heard).toBe('no')
    },
  )

  it('an open camera is seen by nobody while nobody else is connected to the media server (A4)', () => {
    expect(ownMedia(room(), media('here', { joins: [] }))).toMatchObject({ heard: 'no', seen: 'no' })
  })

  it('a listener may receive it, and she herself does not count (A4)', () => {
    expect(ownMedia(room(1), media('here', { joins: [] })).seen).toBe('yes')
    expect(ownMedia(room(1, 'listening'), media('here', { joins: [] })).seen).toBe('no')
    expect(ownMedia(room(), media('here', { joins: ['m-ana'] })).seen).toBe('no')
  })
})

describe('what is said of it', () => {
  it('the words say of each device whether it reaches anybody (A2)', () => {
    const own = ownMedia(room(), media('reconnecting', { camera: 'closed' }))
    expect(ownWords(own)).toBe('Your microphone is open, and you may be heard. Your camera is closed.')
    expect(microphoneWords(ownMedia(room(), media('here')))).toBe('Your microphone is open, and you are heard.')
    expect(cameraWords(ownMedia(room(), media('cut-off')))).toBe('Your camera is on, and nobody sees you.')
  })

  it('the words say that both are closed only when both are (A2)', () => {
    const states = ['closed', 'opening', 'prepared', 'open'] as const
    for (const microphone of states) {
      for (const camera of ['closed', 'opening', 'open'] as const) {
        const said = ownWords(ownMedia(room(), media('here', { microphone, camera })))
        expect(/^Your microphone and camera are closed\.$/.test(said), `${microphone} ${camera}`).toBe(
          microphone === 'closed' && camera === 'closed',
        )
        expect(said.includes('nobody hears you yet'), microphone).toBe(microphone === 'opening')
      }
    }
  })
})
