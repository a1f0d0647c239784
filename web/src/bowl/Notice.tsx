/* What the bowl can promise and what it cannot, before she writes. Nothing here may say more than holds. */
import { BOWL_NOTICE } from '../words/bowl.ts'

interface NoticeProps {
  /** Who guides, inside a sentence. */
  lead: string
  smallest: number
  /** She has read it before: it is one line that opens. */
  folded: boolean
  onCall(): void
}

export function Notice({ lead, smallest, folded, onCall }: NoticeProps) {
  const promise = <Promised lead={lead} smallest={smallest} />
  return (
    <>
      {folded ? (
        <details className="promise">
          <summary>{BOWL_NOTICE.fold}</summary>
          {promise}
        </details>
      ) : (
        promise
      )}
      <p className="soft">
        {BOWL_NOTICE.nobody}{' '}
        <button className="link" type="button" aria-haspopup="dialog" onClick={onCall}>
          {BOWL_NOTICE.call}
        </button>{' '}
        {BOWL_NOTICE.always}
      </p>
    </>
  )
}

function Promised({ lead, smallest }: Pick<NoticeProps, 'lead' | 'smallest'>) {
  return (
    <div className="well promise">
      <p>
        <b>{BOWL_NOTICE.holds}</b> {BOWL_NOTICE.who(lead)}
      </p>
      <p>
        <b>{BOWL_NOTICE.not}</b> {BOWL_NOTICE.could} {BOWL_NOTICE.trust(smallest, lead)} {BOWL_NOTICE.own}
      </p>
    </div>
  )
}
