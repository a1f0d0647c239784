// Which commands are acts of a facilitator towards others. Acts are kept for thirty days, so that she can be asked about them.
// It must never keep what anybody said, nor towards whom an act was.
import type { Command, CommandType } from '@circle/shared/gathering/commands'
import type { ParticipantId, Role } from '@circle/shared/gathering/state'

const ACTS: ReadonlySet<CommandType> = new Set<CommandType>([
  'gathering.open',
  'gathering.end',
  'door.admit',
  'door.admit-all',
  'door.decline',
  'door.keep-apart',
  'order.move',
  'piece.give',
  'piece.skip',
  'piece.take-back',
  'hold.hush',
  'hold.hush-all',
  'hold.camera',
  'hold.to-listening',
  'hold.to-waiting',
  'hold.remove',
  'note.silence',
])

export function actOf(
  command: Command,
  by: ParticipantId | null,
  person: { account: string; role: Role } | null,
): { act: string; facilitator: string } | null {
  if (by === null || !person || person.role === 'member' || !ACTS.has(command.type)) return null
  return { act: command.type, facilitator: person.account }
}
