// Starts the interface: reads and removes an invitation's token, then draws. It registers no service worker. It keeps
// one history entry, and one more for the room.
import './ui/rewritten-page.ts'
import { createRoot } from 'react-dom/client'
import { isAboutPath } from './account/AboutLink.tsx'
import { AboutPart, App } from './app/App.tsx'
import { takeInvitation } from './account/taken-invitation.ts'
import { ErrorBoundary } from './app/ErrorBoundary.tsx'
import { endAll, wentBackToLeft } from './leaving/leave.ts'
import { rememberConnections } from './leaving/open-connections.ts'
import './ui/ui.css'

rememberConnections()
const about = isAboutPath(location.pathname)
const invitation = about ? null : takeInvitation()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has a #root')
// Where even the error page cannot be drawn, no connection or device stays open behind the empty page.
if (!wentBackToLeft()) {
  createRoot(root, { onUncaughtError: endAll }).render(
    <ErrorBoundary>{about ? <AboutPart /> : <App invitation={invitation} />}</ErrorBoundary>,
  )
}
