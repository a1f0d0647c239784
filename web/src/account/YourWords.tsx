/* The address to come back to, her sign-in name and four words, shown once. They live on this page only, and go with it. */
import { Act } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { useCopy } from '../ui/useCopy.ts'
import { ACCOUNT } from '../words/account.ts'

const W = ACCOUNT.words

interface YourWordsProps {
  /** Where she comes back to: her link is spent, and the history does not keep it. */
  address: string
  signInName: string
  /** null: her own words stay as they were. */
  words: string | null
  onGoOn(): void
}

/** All she needs to come back. */
export const toCopy = (address: string, signInName: string, words: string): string =>
  [address, signInName, words].join('\n')

export function YourWords({ address, signInName, words, onGoOn }: YourWordsProps) {
  const { copied, copy } = useCopy(toCopy(address, signInName, words ?? ''))
  return (
    <Screen>
      <main className="page solo">
        <div className="col">
          <h1>{W.title}</h1>
          <p className="lead">{words ? W.lead : W.kept}</p>
          <dl className="lines keep">
            <div>
              <dt>{W.address}</dt>
              <dd>{address}</dd>
            </div>
            <div>
              <dt>{W.name}</dt>
              <dd>{signInName}</dd>
            </div>
            {words && (
              <div>
                <dt>{W.words}</dt>
                <dd>{words}</dd>
              </div>
            )}
          </dl>
          {words && (
            <div className="aside">
              <h2>{W.keep}</h2>
              <ul className="plain-list">
                {W.ways.map((way) => (
                  <li key={way}>{way}</li>
                ))}
              </ul>
              <p className="soft">{W.soft}</p>
            </div>
          )}
          <div className="foot-acts">
            <Act firm onClick={onGoOn}>
              {W.go}
            </Act>
            {words && (
              <Act bare onClick={copy}>
                {W.copy}
              </Act>
            )}
          </div>
          <p className="soft" role="status">
            {copied === 'yes' ? W.copied : copied === 'no' ? W.copyNot : ''}
          </p>
        </div>
      </main>
    </Screen>
  )
}
