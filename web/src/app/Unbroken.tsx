// The last net: an error while drawing becomes a calm page with the way out, never an empty one.
import { Component, type ReactNode } from 'react'
import { QuietPage } from '../account/QuietPage.tsx'
import { tellBroken } from '../gathering/broken-page.ts'
import { AROUND } from '../words/around.ts'
import { useScreen } from './useScreen.ts'

/** `broken`: the screen on which it happened. */
export class Unbroken extends Component<{ children: ReactNode }, { broken: string | null }> {
  override state = { broken: null }

  static getDerivedStateFromError() {
    return { broken: document.documentElement.dataset.screen ?? '' }
  }

  override componentDidCatch() {
    tellBroken(this.state.broken ?? '')
  }

  override render() {
    return this.state.broken === null ? this.props.children : <Broken />
  }
}

function Broken() {
  useScreen('broken')
  return (
    <QuietPage
      title={AROUND.broken}
      lead={AROUND.brokenLead}
      acts={[{ label: AROUND.again, onPress: () => location.reload() }]}
    />
  )
}
