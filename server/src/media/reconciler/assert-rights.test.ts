// That the SFU is told what the rights say, room by room: taking away before giving.
import { ParticipantPermission } from '@livekit/protocol'
import type { Right } from '@circle/shared/gathering/rights.types'
import { expect, test } from 'vitest'
import { grantOf, permissionOf } from '../livekit/grants.ts'
import type { Sfu, SfuParticipant } from '../livekit/livekit.ts'
import { applyAll, applyChanged } from './assert-rights.ts'

const right = (mediaId: string, room: string, speaks = true): Right => ({
  room,
  mediaId,
  mayPublishMicrophone: speaks,
  maySpeak: speaks,
  mayPublishCamera: true,
  hidden: false,
})
const desired = (...all: Right[]) => new Map(all.map((one) => [one.mediaId, one]))
const inRoom = (identity: string, permission = permissionOf(grantOf(right(identity, '')))): SfuParticipant => ({
  identity,
  sid: `PA_${identity}`,
  active: true,
  permission,
  tracks: [],
})

function recordedSfu() {
  const calls: string[] = []
  const record = (name: string) => async (room: string, identity: string) => {
    calls.push(`${name} ${identity} in ${room}`)
    return 'done' as const
  }
  return { calls, sfu: { permit: record('permit'), remove: record('remove'), mute: record('mute') } as unknown as Sfu }
}

test('a woman whose right is in another room is removed from this one, and her right there is not touched', async () => {
  const { calls, sfu } = recordedSfu()
  const all = desired(right('ana', 'main'), right('bea', 'side'))
  await applyAll(sfu, 'main', [inRoom('ana'), inRoom('bea')], all, () => {}, new Set())
  await applyAll(sfu, 'side', [inRoom('bea')], all, () => {}, new Set())
  expect(calls).toEqual(['remove bea in main'])
})

test('a permission that differs is set in the room of the right', async () => {
  const { calls, sfu } = recordedSfu()
  await applyAll(
    sfu,
    'side',
    [inRoom('ana', new ParticipantPermission())],
    desired(right('ana', 'side')),
    () => {},
    new Set(),
  )
  expect(calls).toEqual(['permit ana in side'])
})

test('a change removes, in its old room, whoever lost her right or moved, and revokes before it gives', async () => {
  const { calls, sfu } = recordedSfu()
  await applyChanged(
    sfu,
    desired(right('ana', 'main'), right('bea', 'main', false), right('cleo', 'main'), right('dora', 'main')),
    desired(right('ana', 'main', false), right('bea', 'main', true), right('cleo', 'side')),
  )
  expect(calls).toEqual(['remove cleo in main', 'remove dora in main', 'permit ana in main', 'permit bea in main'])
})
