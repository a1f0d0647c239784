// The loading screen: empty but for the way out. After a while it says that it keeps trying.
import { useEffect, useState } from 'react'
import { QuietPage } from './QuietPage.tsx'
import { Screen } from './Screen.tsx'
import { AROUND } from '../words/help.ts'
import { useScreen } from './useScreen.ts'

const patience = 2_500

export function Loading({ onTryNow }: { onTryNow?: () => void }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [])
  useScreen(long ? 'away' : 'starting')
  if (!long)
    return (
      <Screen>
        <main aria-busy="true" />
      </Screen>
    )
  return (
    <QuietPage
      title={AROUND.away}
      lead={AROUND.awayLead}
      acts={onTryNow ? [{ label: AROUND.tryNow, onPress: onTryNow }] : []}
    />
  )
}
