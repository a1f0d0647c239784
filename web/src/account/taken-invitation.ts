// What the address brought along: an invitation's token. It is taken out of the address before anything is drawn, so that
// neither the history nor a glance at the bar keeps it. A fragment is never sent to any server (RFC 3986, 3.5).
import { type AddressParts, readInvitationAddress } from '@circle/shared/invitation-address'
import { isInApp } from '../media/in-app.ts'

/** An invitation this page was opened with; `token` null: its address did not come through whole. */
export type TakenInvitation = { token: string | null }

/** Null for any other address. Inside an app the token stays in the address: the app's own "open in browser" takes that along. */
export function takeInvitation(
  at: AddressParts = location,
  inApp = isInApp(),
  rewrite = rewriteTo,
): TakenInvitation | null {
  const read = readInvitationAddress(at)
  const token = read.invitation ? read.token : null
  if (token !== null && inApp) rewrite(`/in#${token}`)
  else if (at.pathname !== '/' || at.hash !== '' || at.search !== '') rewrite('/')
  return read.invitation ? { token } : null
}

export const leaveNoToken = () => rewriteTo('/')

const rewriteTo = (address: string) => history.replaceState(null, '', address)
