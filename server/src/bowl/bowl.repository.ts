// Rows of the bowl, always in the transaction that holds the gathering's row. No key and no rule is known here. Rows are read
// in the order of random ids, never in that of the table.
import type { NoteStatus } from '../db/tables.ts'
import type { Trx } from '../gatherings/gatherings.repository.ts'

/** A note without its words. */
export type NoteRow = { id: string; voice: Buffer; seq: number; tick: number; status: NoteStatus }
export type SealedNote = { id: string; sealed: Buffer }
export type KeptNote = { id: string; status: NoteStatus; sealed: Buffer | null; mark: Buffer | null }
export type NewNote = NoteRow & { sealed: Buffer | null; mark: Buffer | null }
export type PendingMark = { id: string; mark: Buffer }
export type NewMark = { id: string; tick: number; mark: Buffer; about: Buffer }

export const bowlRepository = {
  /** The notes of these voices. */
  ofVoices: (trx: Trx, gathering: string, voices: readonly Buffer[]): Promise<NoteRow[]> =>
    trx
      .selectFrom('note')
      .select(['id', 'voice', 'seq', 'tick', 'status'])
      .where('gathering', '=', gathering)
      .where('voice', 'in', voices)
      .orderBy('id')
      .execute(),

  async undrawn(trx: Trx, gathering: string): Promise<SealedNote[]> {
    const rows = await trx
      .selectFrom('note')
      .select(['id', 'sealed'])
      .where('gathering', '=', gathering)
      .where('status', '=', 'undrawn')
      .orderBy('id')
      .execute()
    return rows.flatMap(({ id, sealed }) => (sealed ? [{ id, sealed }] : []))
  },

  ofGathering: (trx: Trx, gathering: string): Promise<KeptNote[]> =>
    trx
      .selectFrom('note')
      .select(['id', 'status', 'sealed', 'mark'])
      .where('gathering', '=', gathering)
      .orderBy('id')
      .execute(),

  find: (trx: Trx, gathering: string, ids: readonly string[]): Promise<(SealedNote & NoteRow)[]> =>
    trx
      .selectFrom('note')
      .select(['id', 'voice', 'seq', 'tick', 'status', 'sealed'])
      .where('gathering', '=', gathering)
      .where('id', 'in', ids)
      .where('sealed', 'is not', null)
      .$narrowType<{ sealed: Buffer }>()
      .orderBy('id')
      .execute(),

  /** The notes of one voice that nobody has read. */
  undrawnOf: (trx: Trx, gathering: string, voice: Buffer): Promise<(SealedNote & NoteRow)[]> =>
    trx
      .selectFrom('note')
      .select(['id', 'voice', 'seq', 'tick', 'status', 'sealed'])
      .where('gathering', '=', gathering)
      .where('voice', '=', voice)
      .where('status', '=', 'undrawn')
      .$narrowType<{ sealed: Buffer }>()
      .orderBy('id')
      .execute(),

  /** In one statement, in the order given: the order of the rows on disk is that of the shuffle. */
  async enter(trx: Trx, gathering: string, notes: readonly NewNote[]): Promise<void> {
    if (notes.length === 0) return
    await trx
      .insertInto('note')
      .values(notes.map((note) => ({ gathering, ...note })))
      .onConflict((conflict) => conflict.columns(['gathering', 'voice', 'seq']).doNothing())
      .execute()
  },

  async become(trx: Trx, gathering: string, ids: readonly string[], status: NoteStatus): Promise<void> {
    if (ids.length === 0) return
    await trx.updateTable('note').set({ status }).where('gathering', '=', gathering).where('id', 'in', ids).execute()
  },

  /** The words of a note go; its row stays, with the last receipt. */
  async empty(trx: Trx, gathering: string, id: string, status: 'withdrawn' | 'silenced', mark: Buffer): Promise<void> {
    await trx
      .updateTable('note')
      .set({ status, mark, sealed: null })
      .where('gathering', '=', gathering)
      .where('id', '=', id)
      .execute()
  },

  /** The marks that have waited longest, `most` of them. */
  pending: (trx: Trx, gathering: string, most: number): Promise<PendingMark[]> =>
    trx
      .selectFrom('note_mark')
      .select(['id', 'mark'])
      .where('gathering', '=', gathering)
      .orderBy('tick')
      .orderBy('id')
      .limit(most)
      .execute(),

  async addMarks(trx: Trx, gathering: string, marks: readonly NewMark[]): Promise<void> {
    if (marks.length === 0) return
    await trx
      .insertInto('note_mark')
      .values(marks.map((mark) => ({ gathering, ...mark })))
      .onConflict((conflict) => conflict.columns(['gathering', 'about']).doNothing())
      .execute()
  },

  async dropMarks(trx: Trx, gathering: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await trx.deleteFrom('note_mark').where('gathering', '=', gathering).where('id', 'in', ids).execute()
  },
}
