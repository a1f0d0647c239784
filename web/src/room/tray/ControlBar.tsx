/* The bar of controls: status row and tools on both sides, the tray in the middle. On a phone the tray comes first. */
import { useEffect } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { BowlClient } from '../../bowl/bowl-client.ts'
import { KeyLine, readAloudNow } from '../../bowl/KeyLine.tsx'
import { asksFirst, stepCommand, stepLabel, stepMicrophone } from '../desk/NextStep.tsx'
import type { OwnMedia } from '../../media/own-media.ts'
import type { RoomMedia } from '../../media/room-media.ts'
import { BOWL } from '../../words/bowl.ts'
import { MEDIA_STATE } from '../../words/media.ts'
import { microphoneWords } from '../../words/own-media.ts'
import { TRAY } from '../../words/tray.ts'
import { startUpper } from '../../words/time.ts'
import { commandOf, microphoneOn } from './acts.ts'
import { StatusRow } from './StatusRow.tsx'
import { stageKindFor, writtenShare } from '../model/stage-kind.ts'
import { noticeNow, noticeWords } from './device-sentences.ts'
import { leadName, nameInSentence, pieceWith } from '../model/people.ts'
import type { Layout, RoomSheet } from '../model/useLayout.ts'
import { type ActKey, type Prompt, promptFor } from './prompt.ts'
import { Mine, Quiet } from './Tools.tsx'
import { Tray } from './Tray.tsx'
import { useWrittenShare } from './useWrittenShare.ts'
import type { Press } from '../model/useCommands.ts'

interface ControlBarProps {
  view: RoomView
  now: number
  media: RoomMedia
  own: OwnMedia
  bowl: BowlClient | null
  link: 'here' | 'away'
  layout: Layout
  said: string | null
  say(words: string | null): void
  act(command: PersonCommand): Promise<boolean>
  press: Press
  /** She has passed the piece on, and the server has not answered yet. */
  passing: boolean
  /** Whose sound does not arrive; on a phone, where the desk is folded away. */
  silent: string | null
  onSheet(sheet: RoomSheet): void
  onTryAgain(): void
}

export function ControlBar(props: ControlBarProps) {
  const { view, now, media, own, bowl, link, layout, said, say, act, press, passing, silent, onSheet, onTryAgain } =
    props
  const written = useWrittenShare(view, act, media.microphone.close)
  const chosen = promptFor(view, now, own, link, passing)
  const prompt = written.open && link === 'here' ? writing(chosen, own) : withDraft(chosen, written.draft)
  const notice = useNotice(media, own, link)
  const blocked = media.soundBlocked && link === 'here'
  const mend = blocked
    ? { label: MEDIA_STATE.startSound, onPress: media.startSound }
    : notice && media.refused
      ? { label: MEDIA_STATE.where, onPress: () => onSheet('sound') }
      : null
  const step = view.desk && layout !== 'wide' ? view.desk.step : null

  const onAct = (key: ActKey) => {
    say(null)
    if (key === 'try-again') return onTryAgain()
    if (key === 'write' || key === 'write-on' || key === 'write-more') return written.begin()
    if (key === 'check') return onSheet('check')
    if (key === 'open-microphone') return media.microphone.open()
    // A step that asks first asks on the desk.
    if (key === 'step' && step && asksFirst(view, step, now)) return onSheet('desk')
    const command = key === 'step' && step ? stepCommand(view, step) : commandOf(key, view)
    if (command) void press(command, key === 'step' && step ? stepMicrophone(step) : microphoneOn(key))
    return undefined
  }

  const tray = (
    <Tray
      key="tray"
      prompt={prompt}
      hard={said ?? notice ?? (blocked ? MEDIA_STATE.soundBlocked : silent)}
      mend={mend}
      writing={written.open ? { share: written, onTryAgain: link === 'away' ? onTryAgain : null } : null}
      holder={nameInSentence(view, pieceWith(view) ?? '')}
      step={step && { label: startUpper(stepLabel(view, step)), can: step.does !== 'wait' }}
      onAct={onAct}
    />
  )
  const side = (
    <div className="side" key="side">
      <StatusRow
        view={view}
        connection={media.connection}
        wide={layout === 'wide'}
        wrote={wroteElsewhere(view, link)}
        onHear={() => onSheet('hear')}
        onWrote={() => onSheet('written')}
        onWhole={() => onSheet('ring')}
        onCloth={() => onSheet('cloth')}
      />
      <Mine view={view} media={media} onSay={say} />
    </div>
  )
  const quiet = (
    <div className="quiet-side" key="quiet">
      <KeyLine
        words={bowl && readAloudNow(view) ? bowl.words : null}
        what={view.desk ? BOWL.keys.whatLead : BOWL.keys.what(leadName(view))}
      />
      <Quiet
        view={view}
        notes={view.bowl && bowl ? bowl.notes : null}
        onAskRest={() => void act({ type: 'rest.ask' })}
        onNote={() => onSheet('bowl')}
        onSeat={() => onSheet('seat')}
        onDesk={() => onSheet('desk')}
      />
    </div>
  )
  // Keyboard order is visible order: on a phone the tray stands above the tools.
  return <div className="control-bar">{layout === 'wide' ? [side, tray, quiet] : [tray, side, quiet]}</div>
}

/** Who wrote, while her words are not on the stage. */
const wroteElsewhere = (view: RoomView, link: 'here' | 'away'): string | null =>
  stageKindFor(view, link).is === 'written' ? null : (writtenShare(view)?.title ?? null)

/** The newest notice that still holds, as a sentence. It goes by itself after a while. */
function useNotice(media: RoomMedia, own: OwnMedia, link: 'here' | 'away'): string | null {
  const newest = noticeNow(media.notices, own, link)
  const { dismiss } = media
  useEffect(() => {
    if (!newest) return undefined
    const timer = setTimeout(() => dismiss(newest), 12_000)
    return () => clearTimeout(timer)
  }, [newest, dismiss])
  return newest && noticeWords(newest, own)
}

/** While she writes, her microphone may still be open. */
const writing = (prompt: Prompt, own: OwnMedia): Prompt => ({
  ...prompt,
  say: TRAY.writing.say,
  then: own.heard === 'no' ? TRAY.writing.then : microphoneWords(own),
})

/** An unsent text waits behind the same act, which then has a name of its own. */
function withDraft(prompt: Prompt, draft: string): Prompt {
  if (draft === '') return prompt
  const renamed = (act: ActKey): ActKey => (act === 'write' || act === 'write-more' ? 'write-on' : act)
  return { ...prompt, acts: prompt.acts.map(renamed), firm: prompt.firm && renamed(prompt.firm) }
}
