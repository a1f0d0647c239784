/* What lies within reach of her hands: belt and tools on both sides, the tray in the middle. On a phone the tray comes first. */
import { useEffect } from 'react'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView } from '@circle/shared/gathering/view.types'
import type { HerBowl } from '../bowl/her-bowl.ts'
import { KeyLine, readAloudNow } from '../bowl/KeyLine.tsx'
import { asksFirst, stepCommand, stepLabel, stepMicrophone } from '../desk/step.ts'
import type { RoomMedia } from '../media/room-media.ts'
import { BOWL } from '../words/bowl.ts'
import { MEDIA_NOTICES, MEDIA_STATE } from '../words/media.ts'
import { TRAY } from '../words/tray.ts'
import { startUpper } from '../words/time.ts'
import { commandOf, microphoneOn } from './acts.ts'
import { Belt } from './Belt.tsx'
import { hearthOf } from './hearth-kind.ts'
import { leadName } from './people.ts'
import type { RoomSheet } from './room-sheet.ts'
import { sayingOf, type ActKey, type Saying } from './saying.ts'
import { Mine, Quiet } from './Tools.tsx'
import { Tray } from './Tray.tsx'
import type { Near } from './useNear.ts'
import { usePen } from './usePen.ts'
import { writtenShare } from './written.ts'

interface HandsProps {
  view: RoomView
  now: number
  media: RoomMedia
  bowl: HerBowl | null
  link: 'here' | 'away'
  near: Near
  said: string | null
  say(words: string | null): void
  act(command: PersonCommand): Promise<boolean>
  onSheet(sheet: RoomSheet): void
  onTryAgain(): void
}

export function Hands(props: HandsProps) {
  const { view, now, media, bowl, link, near, said, say, act, onSheet, onTryAgain } = props
  const pen = usePen(view, act, media.microphone.close)
  const chosen = sayingOf(view, now, link)
  const saying = pen.open && link === 'here' ? { ...chosen, ...TRAY.writing } : withDraft(chosen, pen.draft)
  const notice = useNotice(media)
  const blocked = media.soundBlocked && link === 'here'
  const step = view.desk && near !== 'wide' ? view.desk.step : null

  const onAct = (key: ActKey) => {
    say(null)
    if (key === 'try-again') return onTryAgain()
    if (key === 'write' || key === 'write-on' || key === 'write-more') return pen.begin()
    // What is asked first is asked on the desk.
    if (key === 'step' && step && asksFirst(view, step, now)) return onSheet('desk')
    const command = key === 'step' && step ? stepCommand(view, step) : commandOf(key, view)
    if (!command) return undefined
    const turn = key === 'step' && step ? stepMicrophone(step) : microphoneOn(key)
    if (turn) media.microphone[turn]()
    void act(command)
  }

  const tray = (
    <Tray key="tray" saying={saying} hard={said ?? notice ?? (blocked ? MEDIA_STATE.soundBlocked : null)}
      mend={blocked ? { label: MEDIA_STATE.startSound, onPress: media.startSound } : null}
      pen={pen.open ? { pen, onTryAgain: link === 'away' ? onTryAgain : null } : null}
      step={step && { label: startUpper(stepLabel(view, step)), can: step.does !== 'wait' }} onAct={onAct} />
  )
  const side = (
    <div className="side" key="side">
      <Belt view={view} connection={media.connection} wide={near === 'wide'} wrote={wroteElsewhere(view, link)}
        onHear={() => onSheet('hear')} onWrote={() => onSheet('written')}
        onWhole={() => onSheet('ring')} onCloth={() => onSheet('cloth')} />
      <Mine view={view} media={media} onSay={say} />
    </div>
  )
  const quiet = (
    <div className="quiet-side" key="quiet">
      <KeyLine words={bowl && readAloudNow(view) ? bowl.words : null} what={view.desk ? BOWL.keys.whatLead : BOWL.keys.what(leadName(view))} />
      <Quiet view={view} notes={view.bowl && bowl ? bowl.notes : null} onAskRest={() => void act({ type: 'rest.ask' })}
        onNote={() => onSheet('bowl')} onPlace={() => onSheet('place')} onDesk={() => onSheet('desk')} />
    </div>
  )
  // Keyboard order is visible order: on a phone the tray stands above the tools.
  return <div className="hands-row">{near === 'wide' ? [side, tray, quiet] : [tray, side, quiet]}</div>
}

/** Who wrote, while her words are not in the middle. */
const wroteElsewhere = (view: RoomView, link: 'here' | 'away'): string | null =>
  (hearthOf(view, link).is === 'written' ? null : writtenShare(view)?.title ?? null)

/** The newest notice as a sentence, gone by itself after a while. */
function useNotice(media: RoomMedia): string | null {
  const newest = media.notices[0]
  const { dismiss } = media
  useEffect(() => {
    if (!newest) return undefined
    const timer = setTimeout(() => dismiss(newest), 12_000)
    return () => clearTimeout(timer)
  }, [newest, dismiss])
  return newest ? MEDIA_NOTICES[newest] : null
}

/** What she wrote and did not say waits behind the same act, under its own name. */
const withDraft = (saying: Saying, draft: string): Saying =>
  (draft === '' ? saying : { ...saying, acts: saying.acts.map((act) => (act === 'write' || act === 'write-more' ? 'write-on' : act)) })
