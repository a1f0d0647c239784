// The last net: an error while drawing becomes a calm page with the way out, never an empty one.
import { Component, type ReactNode } from 'react'
import { QuietPage } from '../account/QuietPage.tsx'
import { AROUND } from '../words/around.ts'
import { useScreen } from './useScreen.ts'

export class Unbroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
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
