// The bowl's side of a commit: what `decide` must know of the notes, and what its events do to their rows. It decides nothing,
// and it must not know sockets or HTTP.
import { type KeyObject, randomBytes, randomInt } from 'node:crypto'
import { deriveKeyPair } from '@circle/shared/bowl/credential'
import { MARKS_AT_THE_CLOSE } from '@circle/shared/bowl/marks'
import { belowThreshold, isDeferred } from '@circle/shared/gathering/bowl'
import type { CommandType } from '@circle/shared/gathering/commands'
import type { GatheringState, Note } from '@circle/shared/gathering/state'
import type { Trx } from '../gatherings/gatherings.repository.ts'
import { withTimeout } from '../async/with-timeout.ts'
import type { BowlQuestion, BowlRows, BowlStep } from '../gatherings/bowl.port.ts'
import { bowlRepository as rows } from './bowl.repository.ts'
import type { Curve } from './curve.ts'
import { takeEffect } from './effects.ts'
import type { Mixing, WaitingPost } from './mix.ts'
import type { Mixer } from './mixer.ts'
import { openNote, seedOf } from './note-sealing.ts'
import { giveAtClose } from './receipts.ts'
import { prepareTick, writeTick } from './tick.ts'

const ENDS: ReadonlySet<CommandType> = new Set<CommandType>(['gathering.end', 'empty.end', 'away.end'])

/** How long the thread may take for one public key (milliseconds). */
const THREAD = 1000

export type BowlDeps = { mixer: Mixer; curve: Pick<Curve, 'publicKey'> }

export function bowlRows(deps: BowlDeps): BowlRows {
  return {
    publicKey: (key) => publicKey(deps, key),
    async before(trx, question) {
      const { command, state, gathering, publicKey: opening, undrawn } = question
      const context = {
        channelKey: randomBytes(16).toString('base64url'),
        publicKey: opening,
        undrawn,
        pick: null,
        marks: [],
      }
      if (!state.bowl) return plain(question, context)
      if (command.type === 'note.draw') return plain(question, { ...context, pick: await pick(trx, question) })
      if (ENDS.has(command.type))
        return plain(question, { ...context, marks: await atClose(deps, trx, question) }, () =>
          deps.mixer.forget(gathering),
        )
      if (command.type === 'bowl.tick' && command.tick === state.bowl.tick + 1)
        return atTick(deps, trx, question, context)
      return plain(question, context)
    },
  }
}

/** What may enter at the tick that comes, or, with `told`, could enter at the last one. */
export function takesAt(state: GatheringState, told: boolean): Mixing['takes'] {
  const { bowl } = state
  if (belowThreshold(state)) return 'nothing, too few'
  return bowl && (isDeferred(bowl) || (told && bowl.deferredTicks > 0)) ? 'nothing, membership changed' : 'notes'
}

function plain({ gathering, key }: BowlQuestion, context: BowlStep['context'], settled = (): void => {}): BowlStep {
  return {
    context,
    write: (trx, events, next) => takeEffect({ trx, gathering, key, tick: next.bowl?.tick ?? 0 }, events),
    settled,
  }
}

async function publicKey({ curve }: BowlDeps, key: KeyObject): Promise<string> {
  const seed = seedOf(key)
  // A circle opens even when the thread does not start or stands still: on this thread the key takes a few milliseconds, once.
  const bytes = await withTimeout(THREAD, curve.publicKey(seed)).catch(() => deriveKeyPair(seed).publicKey)
  return Buffer.from(bytes).toString('base64url')
}

/** Uniform over the notes that nobody has drawn (crypto.randomInt has no bias), in the transaction that draws. */
async function pick(trx: Trx, { gathering, key }: BowlQuestion): Promise<Note | null> {
  const notes = await rows.undrawn(trx, gathering)
  const note = notes.length > 0 ? notes[randomInt(notes.length)] : undefined
  return note ? { id: note.id, text: openNote(key, gathering, note.id, note.sealed).text } : null
}

async function atClose({ mixer }: BowlDeps, trx: Trx, { gathering, key }: BowlQuestion): Promise<string[]> {
  const waited = await rows.pending(trx, gathering, MARKS_AT_THE_CLOSE)
  const waiting = await unwritten(trx, gathering, mixer.waiting(gathering))
  return giveAtClose(key, gathering, { notes: await rows.ofGathering(trx, gathering), waiting, waited })
}

/** Without repeats of notes that are written: such a note has an end of its own. */
async function unwritten(trx: Trx, gathering: string, waiting: readonly WaitingPost[]): Promise<WaitingPost[]> {
  if (waiting.length === 0) return []
  const known = await rows.ofVoices(
    trx,
    gathering,
    waiting.map(({ voice }) => voice),
  )
  return waiting.filter((post) => !known.some(({ voice, seq }) => seq === post.seq && voice.equals(post.voice)))
}

async function atTick(
  { mixer }: BowlDeps,
  trx: Trx,
  question: BowlQuestion,
  context: BowlStep['context'],
): Promise<BowlStep> {
  const { gathering, key, state } = question
  const tick = (state.bowl?.tick ?? 0) + 1
  const waiting = mixer.waiting(gathering)
  const prepared = await prepareTick(trx, { gathering, key, tick, takes: takesAt(state, false), waiting })
  const { enter, withdraw } = prepared.mixed
  const step = plain(
    question,
    {
      ...context,
      marks: prepared.given.marks,
      undrawn: context.undrawn + enter.length - withdraw.length,
    },
    () => mixer.settle(gathering, tick, prepared.mixed),
  )
  return {
    ...step,
    async write(now, events, next) {
      if (!events.some(({ type }) => type === 'bowl.ticked')) return
      await writeTick(now, { gathering, key, tick }, prepared)
      await step.write(now, events, next)
    },
  }
}
