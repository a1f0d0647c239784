/* Before the only link is spent: this page stands inside another app, and how she opens it in her own browser. Spends nothing. */
import { Act } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { useCopy } from '../ui/useCopy.ts'
import { ACCOUNT } from '../words/account.ts'
import { ARRIVAL } from '../words/arrival.ts'

const W = ARRIVAL.insideApp

export function InsideApp({ address, onGoOn }: { address: string; onGoOn(): void }) {
  const { copied, copy } = useCopy(address)
  return (
    <Screen>
      <main className="page solo">
        <div className="col">
          <h1>{W.title}</h1>
          <p className="lead">{W.lead}</p>
          <ol className="plain-list">
            {W.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <input
            type="text"
            readOnly
            value={address}
            aria-label={W.link}
            autoComplete="off"
            spellCheck={false}
            onFocus={(e) => e.target.select()}
          />
          <div className="foot-acts">
            <Act firm onClick={copy}>
              {W.copy}
            </Act>
            <Act bare onClick={onGoOn}>
              {W.goOn}
            </Act>
          </div>
          <p className="soft" role="status">
            {copied === 'yes' ? ACCOUNT.words.copied : copied === 'no' ? W.copyNot : ''}
          </p>
          <p className="soft">{W.soft}</p>
        </div>
      </main>
    </Screen>
  )
}
