// The last net: an error while drawing becomes a calm page with the way out, never an empty one. Sound, devices and lines end
// there and then; of what loading again would do it promises nothing.
import { Component, type ReactNode } from 'react'
import { QuietPage } from '../ui/QuietPage.tsx'
import { tellBroken } from '../gathering/broken-page.ts'
import { endAll } from '../ui/leave.ts'
import { AROUND } from '../words/help.ts'
import { useScreen } from '../ui/useScreen.ts'

type State = { broken: string | null; open: boolean }

/** `broken`: the screen on which it happened. `open`: a device that did not end. */
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
