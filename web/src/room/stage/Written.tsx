/* A share in writing: on the stage, where a long text scrolls and says that there is more, and whole in a sheet. */
import { useLayoutEffect, useRef, useState } from 'react'
import type { RoomView } from '@circle/shared/gathering/view.types'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Stone } from '../../ui/Stone.tsx'
import { SHEETS, STAGE } from '../../words/room.ts'
import { type WrittenShare, writtenShare } from '../model/stage-kind.ts'

/** The height of the button below the words, pixels. */
const BUTTON = 52

/**
 * Whether the words are longer than their place. The button's own height is not counted, so that the button does not
 * cause itself.
 */
function useLonger(texts: readonly string[]) {
  const box = useRef<HTMLDivElement>(null)
  const [longer, setLonger] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const look = () => setLonger((was) => element.scrollHeight > element.clientHeight + (was ? BUTTON : 1))
    const sized = new ResizeObserver(look)
    sized.observe(element)
    look()
    return () => sized.disconnect()
  }, [texts])
  return [box, longer] as const
}

export function Written({
  share: { title, texts, now },
  asked,
  onRead,
}: {
  share: WrittenShare
  asked: string | null
  onRead(): void
}) {
  const [box, longer] = useLonger(texts)
  return (
    <section className={`stage sheet-log${now ? '' : ' was'}`} aria-label={title}>
      <header>
        {now && <Stone />}
        {title}
        {asked && (
          <span className="round-question" dir="auto">
            {asked}
          </span>
        )}
      </header>
      <div
        className={`texts${longer ? ' longer' : ''}`}
        role="log"
        ref={box}
        tabIndex={longer ? 0 : undefined}
        aria-label={title}
      >
        <Texts texts={texts} />
      </div>
      {longer && (
        <Button slim aria-haspopup="dialog" onClick={onRead}>
          {STAGE.whole}
        </Button>
      )}
    </section>
  )
}

function Texts({ texts }: { texts: readonly string[] }) {
  return texts.map((text, i) => (
    <div key={i} className="share-text" dir="auto">
      {text.split(/\n+/).map((line, j) => (
        <p key={j} dir="auto">
          {line}
        </p>
      ))}
    </div>
  ))
}

/** Open until the next share begins. Then the sheet says so, and a woman who was reading is not thrown out. */
export function WrittenSheet({ view, onClose }: { view: RoomView; onClose(): void }) {
  const share = writtenShare(view)
  return (
    <Sheet title={share?.title ?? STAGE.readBefore} className="written-sheet" onClose={onClose}>
      <div className="whole-share" role="log">
        {share ? <Texts texts={share.texts} /> : <p>{STAGE.readOver}</p>}
      </div>
      <div className="foot">
        <Button onClick={onClose}>{SHEETS.back}</Button>
      </div>
    </Sheet>
  )
}
