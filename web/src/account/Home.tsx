/* A member's home: the next gathering, and the text to read before. Nothing of past talks, no names of others. Where
   she has not given her words lately, only the date stands here. */
import type { CircleCard } from '@circle/shared/api'
import { isTooEarlyToCome } from '@circle/shared/schedule/planned-time'
import { AboutLink } from './AboutLink.tsx'
import { Button } from '../ui/Button.tsx'
import { QuietPage } from '../ui/QuietPage.tsx'
import { Screen } from '../ui/Screen.tsx'
import { HOME, NO_CIRCLE } from '../words/account.ts'
import { clock, day, town } from '../words/time.ts'

interface HomeProps {
  circle: CircleCard
  /** Server time in ms. */
  now: number
  onGoToDoor(gathering: string): void
  onSignOut(everywhere: boolean): void
  /** Null while she has given her words lately. */
  onGiveWords: (() => void) | null
}

export function Home({ circle, now, onGoToDoor, onSignOut, onGiveWords }: HomeProps) {
  const { gathering } = circle
  const next = gathering && gathering.phase !== 'ended' ? gathering : null
  const open = next !== null && (next.phase === 'open' || !isTooEarlyToCome(next.startsAt, now))
  return (
    <Screen title={circle.name} under={circle.facilitator ? HOME.guided(circle.facilitator) : ''}>
      <main className="circle">
        <section className="when">
          {next ? (
            <>
              <p className="soft">{HOME.again}</p>
              <h1>
                <Day at={next.startsAt} now={now} />
              </h1>
              <p className="hour">{HOME.hour(clock(next.startsAt), clock(next.endsAt), town())}</p>
              {next.phase === 'open' && <p className="soft">{HOME.open}</p>}
              {open && (
                <div>
                  <Button firm onClick={() => onGoToDoor(next.id)}>
                    {HOME.go}
                  </Button>
                </div>
              )}
            </>
          ) : (
            <>
              <h1>{circle.removed ? HOME.removed : HOME.none}</h1>
              <p className="soft">{circle.removed ? HOME.removedSoft : HOME.noneSoft}</p>
            </>
          )}
        </section>
        {next && onGiveWords && (
          <section className="reading">
            <p className="soft">{HOME.fresh}</p>
            <div>
              <Button onClick={onGiveWords}>{HOME.giveWords}</Button>
            </div>
          </section>
        )}
        {next && <Reading topic={next.topic} text={next.reading} />}
        <hr className="braid-rule" />
        <SignOut onSignOut={onSignOut} />
      </main>
    </Screen>
  )
}

/** The weekday stands on a row of its own. */
function Day({ at, now }: { at: number; now: number }) {
  const [weekday, date] = day(at, { now }).split(', ')
  return (
    <>
      {weekday},<br />
      {date}
    </>
  )
}

function Reading({ topic, text }: { topic: string; text: string }) {
  if (!topic && !text) return null
  return (
    <article className="reading">
      {text && <p className="soft">{HOME.read}</p>}
      <h2>{topic}</h2>
      {text && (
        <div className="body">
          {text.split(/\n{2,}/).map((p, i) => (
            <p key={i}>{p}</p>
          ))}
        </div>
      )}
    </article>
  )
}

export function SignOut({ onSignOut }: { onSignOut(everywhere: boolean): void }) {
  return (
    <footer className="calm-foot">
      <button className="plain" type="button" onClick={() => onSignOut(false)}>
        {HOME.out}
      </button>
      <button className="plain" type="button" onClick={() => onSignOut(true)}>
        {HOME.outAll}
      </button>
      <AboutLink />
    </footer>
  )
}

/** Signed in and a member of no circle: her membership has ended. */
export function NoCircle({ onSignOut }: { onSignOut(): void }) {
  const { title, lead, soft, call, out } = NO_CIRCLE
  return (
    <QuietPage alone title={title} lead={lead} soft={soft} call={call} acts={[{ label: out, onPress: onSignOut }]} />
  )
}
