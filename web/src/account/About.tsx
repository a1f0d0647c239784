/* What runs here: licence, source, and the notices of what the pages carry. The address of the source is a text and
   no link, because a press would leave it in her history. */
import { useState } from 'react'
import { QuietPage } from '../ui/QuietPage.tsx'
import { useScreen } from '../ui/useScreen.ts'
import { ABOUT } from '../words/about.ts'

interface AboutProps {
  /** '' when the operator has not set it. */
  sourceUrl: string
  loadNotices(): Promise<string>
  onBack(): void
}

export function About({ sourceUrl, loadNotices, onBack }: AboutProps) {
  const [notices, setNotices] = useState('')
  const load = () => notices === '' && void loadNotices().then(setNotices, () => setNotices(ABOUT.noticesAway))
  return (
    <QuietPage alone title={ABOUT.title} lead={ABOUT.lead} acts={[{ label: ABOUT.back, onPress: onBack }]}>
      <p>{ABOUT.licence}</p>
      <p>
        {sourceUrl ? ABOUT.source : ABOUT.sourceOnAsking} {sourceUrl && <span className="address">{sourceUrl}</span>}
      </p>
      <details onToggle={load}>
        <summary>{ABOUT.notices}</summary>
        <pre className="notices" tabIndex={0}>
          {notices}
        </pre>
      </details>
    </QuietPage>
  )
}

const sourceUrlOf = (page: Document) => page.querySelector<HTMLMetaElement>('meta[name="source-url"]')?.content ?? ''

async function fetchNotices(): Promise<string> {
  const answer = await fetch('/notices.txt')
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.text()
}

/** Replaces this entry of the history, as every way between screens does. */
const goBack = () => location.replace('/')

export function AboutScreen() {
  useScreen('about')
  return <About sourceUrl={sourceUrlOf(document)} loadNotices={fetchNotices} onBack={goBack} />
}
