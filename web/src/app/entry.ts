// What the address brought along: an invitation's token in the fragment. It
// is taken out of the address before anything is drawn,
// so that neither the history nor a glance at the bar keeps it. A fragment is never sent to any server (RFC 3986, 3.5).

/** The token of `/in#<token>`, once; null for any other address. */
export function takeInvitation(
  at: Pick<Location, 'pathname' | 'hash'> = location,
  rewrite = () => history.replaceState(null, '', '/'),
): string | null {
  const token = at.pathname === '/in' ? at.hash.slice(1) : ''
  if (at.pathname !== '/' || at.hash !== '') rewrite()
  return /^[\w-]{16,64}$/.test(token) ? token : null
}
