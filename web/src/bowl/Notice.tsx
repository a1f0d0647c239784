/* What the bowl can promise and what it cannot, before she writes. Nothing here may say more than holds. */
import { BOWL } from '../words/bowl.ts'

interface NoticeProps {
  /** Who guides, inside a sentence. */
  lead: string
  smallest: number
  /** She has read it before: it is one line that opens. */
  folded: boolean
  onCall(): void
}

const W = BOWL.notice

export function Notice({ lead, smallest, folded, onCall }: NoticeProps) {
  const promise = <Promised lead={lead} smallest={smallest} />
  return (
    <>
      {folded ? (
        <details className="promise">
          <summary>{W.fold}</summary>
          {promise}
        </details>
      ) : (
        promise
      )}
      <p className="soft">
        {W.nobody}{' '}
        <button className="link" type="button" aria-haspopup="dialog" onClick={onCall}>
          {W.call}
        </button>{' '}
        {W.always}
      </p>
    </>
  )
}

function Promised({ lead, smallest }: Pick<NoticeProps, 'lead' | 'smallest'>) {
  return (
    <div className="well promise">
      <p>
        <b>{W.holds}</b> {W.who(lead)}
      </p>
      <p>
        <b>{W.not}</b> {W.could} {W.trust(smallest, lead)} {W.own}
      </p>
    </div>
  )
}
