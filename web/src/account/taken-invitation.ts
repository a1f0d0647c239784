// Reads an invitation's token and takes it out of the address before anything is drawn, so that neither the history nor
// a glance at the address bar keeps it. A fragment is never sent to any server (RFC 3986, 3.5).
import { type AddressParts, readInvitationAddress } from '@circle/shared/invitation-address'
import { isInApp } from '../media/in-app.ts'

/** An invitation this page was opened with. `token` null: the address was cut on its way. */
export type TakenInvitation = { token: string | null }

/**
 * Null for any other address. Inside an app the token stays in the address, because the app's own "open in browser"
 * takes the address along.
 */
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
