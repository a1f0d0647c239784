// The error boundary: an error while drawing becomes a calm page with the way out, never an empty one. Sound, devices
// and connections end at once. The page promises nothing about a reload.
import { Component, type ReactNode } from 'react'
import { QuietPage } from '../ui/QuietPage.tsx'
import { tellBroken } from '../gathering/broken-page.ts'
import { endAll } from '../leaving/leave.ts'
import { AROUND } from '../words/help.ts'
import { useScreen } from '../ui/useScreen.ts'

type State = { broken: string | null; open: boolean }

/** `broken`: the screen on which the error happened. `open`: a device did not stop. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: null, open: false }

  static getDerivedStateFromError() {
    return { broken: document.documentElement.dataset.screen ?? '' }
  }

  override componentDidCatch() {
    tellBroken(this.state.broken ?? '')
    this.setState({ open: endAll() })
  }

  override render() {
    return this.state.broken === null ? this.props.children : <Broken open={this.state.open} />
  }
}

function Broken({ open }: { open: boolean }) {
  useScreen('broken')
  return (
    <QuietPage
      title={AROUND.broken}
      lead={open ? AROUND.brokenOpen : AROUND.brokenClosed}
      acts={[{ label: AROUND.again, onPress: () => location.reload() }]}
    />
  )
}
