/* The address to come back to, her sign-in name and four words, shown once. They exist on this page only, and go
   with it. */
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { useCopy } from '../ui/useCopy.ts'
import { YOUR_WORDS } from '../words/arrival.ts'

interface YourWordsProps {
  /** The address she comes back to. Her link is spent, and the history does not keep the address. */
  address: string
  signInName: string
  /** null: her old words stay valid. */
  words: string | null
  onGoOn(): void
}

/** Everything she needs to come back. */
export const toCopy = (address: string, signInName: string, words: string): string =>
  [address, signInName, words].join('\n')

export function YourWords({ address, signInName, words, onGoOn }: YourWordsProps) {
  const { copied, copy } = useCopy(toCopy(address, signInName, words ?? ''))
  return (
    <Screen>
      <main className="page solo">
        <div className="col">
          <h1>{YOUR_WORDS.title}</h1>
          <p className="lead">{words ? YOUR_WORDS.lead : YOUR_WORDS.kept}</p>
          <dl className="lines keep">
            <div>
              <dt>{YOUR_WORDS.address}</dt>
              <dd>{address}</dd>
            </div>
            <div>
              <dt>{YOUR_WORDS.name}</dt>
              <dd>{signInName}</dd>
            </div>
            {words && (
              <div>
                <dt>{YOUR_WORDS.words}</dt>
                <dd>{words}</dd>
              </div>
            )}
          </dl>
          {words && (
            <div className="aside">
              <h2>{YOUR_WORDS.keep}</h2>
              <ul className="plain-list">
                {YOUR_WORDS.ways.map((way) => (
                  <li key={way}>{way}</li>
                ))}
              </ul>
              <p className="soft">{YOUR_WORDS.soft}</p>
            </div>
          )}
          <div className="foot-buttons">
            <Button firm onClick={onGoOn}>
              {YOUR_WORDS.go}
            </Button>
            {words && (
              <Button bare onClick={copy}>
                {YOUR_WORDS.copy}
              </Button>
            )}
          </div>
          <p className="soft" role="status">
            {copied === 'yes' ? YOUR_WORDS.copied : copied === 'no' ? YOUR_WORDS.copyNot : ''}
          </p>
        </div>
      </main>
    </Screen>
  )
}
