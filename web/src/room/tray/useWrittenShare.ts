/* The share in writing: whether its form is open, and what its buttons send. The form opens for one turn; the draft
   outlives the turn. */
import { useState } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import { normalizeText } from '@circle/shared/gathering/normalize-text'
import { limits } from '@circle/shared/gathering/state'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { useDraft } from '../../gathering/drafts.ts'

export interface WrittenShareDraft {
  open: boolean
  draft: string
  /** Her text is on its way to the server. */
  sending: boolean
  onDraft(text: string): void
  begin(): void
  onBack(): void
  onSay(): void
  onSayAndPass(): void
}

export function useWrittenShare(
  view: RoomView,
  act: (command: PersonCommand) => Promise<boolean>,
  closeMicrophone: () => void,
): WrittenShareDraft {
  const { piece, you } = view
  const mine =
    piece.at === 'held' &&
    piece.by === you.id &&
    !piece.silent &&
    piece.written.length < limits.texts &&
    view.rest === null
  const [turn, setTurn] = useState<number | null>(null)
  const [sending, setSending] = useState(false)
  const draft = useDraft('share')

  /** True when the server has the text. A refused text stays where it is. */
  const say = async (): Promise<boolean> => {
    if (sending) return false
    setSending(true)
    const taken = await act({ type: 'piece.write', turn: piece.turn, text: normalizeText(draft.text) })
    setSending(false)
    if (taken) {
      draft.sent(draft.text)
      setTurn(null)
    }
    return taken
  }
  const sayAndPass = async () => {
    closeMicrophone()
    if (await say()) await act({ type: 'piece.pass', turn: piece.turn })
  }
  return {
    open: mine && turn === piece.turn,
    draft: draft.text,
    sending,
    onDraft: draft.write,
    begin: () => setTurn(piece.turn),
    onBack: () => setTurn(null),
    onSay: () => void say(),
    onSayAndPass: () => void sayAndPass(),
  }
}
