/* Shown inside another app, before the link is spent: how she opens the page in her own browser. It spends nothing. */
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { useCopy } from '../ui/useCopy.ts'
import { INSIDE_APP, YOUR_WORDS } from '../words/arrival.ts'

export function InsideApp({ address, onGoOn }: { address: string; onGoOn(): void }) {
  const { copied, copy } = useCopy(address)
  return (
    <Screen>
      <main className="page solo">
        <div className="col">
          <h1>{INSIDE_APP.title}</h1>
          <p className="lead">{INSIDE_APP.lead}</p>
          <ol className="plain-list">
            {INSIDE_APP.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <input
            type="text"
            readOnly
            value={address}
            aria-label={INSIDE_APP.link}
            autoComplete="off"
            spellCheck={false}
            onFocus={(e) => e.target.select()}
          />
          <div className="foot-buttons">
            <Button firm onClick={copy}>
              {INSIDE_APP.copy}
            </Button>
            <Button bare onClick={onGoOn}>
              {INSIDE_APP.goOn}
            </Button>
          </div>
          <p className="soft" role="status">
            {copied === 'yes' ? YOUR_WORDS.copied : copied === 'no' ? INSIDE_APP.copyNot : ''}
          </p>
          <p className="soft">{INSIDE_APP.soft}</p>
        </div>
      </main>
    </Screen>
  )
}
