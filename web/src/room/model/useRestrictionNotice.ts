/* Tells her at once when those who guide close her microphone or camera, and not only at her next press, because she
   may be speaking. It decides no right; it compares the view before with the view now. */
import { useEffect, useRef } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { TOOLS } from '../../words/room.ts'
import type { Commands } from './useCommands.ts'

type Restrictions = Pick<RoomView['you'], 'maySpeak' | 'mayPublishCamera' | 'hushed' | 'cameraStopped'>

/** The sentence for a change; null removes a sentence that no longer holds; undefined leaves all as it is. */
export function restrictionNotice(
  before: Restrictions,
  now: Restrictions,
  said: string | null,
): string | null | undefined {
  if (before.maySpeak && !now.maySpeak && now.hushed) return TOOLS.hushed
  if (before.mayPublishCamera && !now.mayPublishCamera && now.cameraStopped) return TOOLS.cameraStopped
  const ended = (said === TOOLS.hushed && !now.hushed) || (said === TOOLS.cameraStopped && !now.cameraStopped)
  return ended ? null : undefined
}

export function useRestrictionNotice({ you }: RoomView, { said, say }: Commands): void {
  const before = useRef(you)
  useEffect(() => {
    const word = restrictionNotice(before.current, you, said)
    before.current = you
    if (word !== undefined) say(word)
  }, [you, said, say])
}
