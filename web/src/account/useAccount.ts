// Moves between the screens outside a gathering. All of them share one history entry, so nothing here may touch the
// address.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RefusalCode } from '@circle/shared/errors'
import { api, type Answer } from '../api.ts'
import { askUntilAnswered } from '../retry.ts'
import type { Account } from './account.ts'
import type { TakenInvitation } from './taken-invitation.ts'

/** `invitation`: the invitation this page was opened with. */
export function useAccount(invitation: TakenInvitation | null) {
  const [account, setAccount] = useState<Account>({ at: 'starting' })
  const [working, setWorking] = useState(false)

  /** Runs one request. Buttons are disabled meanwhile. */
  const ask = useCallback(async <T>(request: Promise<Answer<T>>): Promise<Answer<T>> => {
    setWorking(true)
    const answer = await request
    setWorking(false)
    return answer
  }, [])

  const goHome = useCallback(async () => {
    const answer = await api.me()
    if (answer.ok) setAccount({ at: 'home', me: answer.value })
    else if (answer.code === 'not-signed-in') setAccount({ at: 'sign-in', refused: null })
    return answer.ok || answer.code === 'not-signed-in'
  }, [])

  /** On home only: the account is read again, and a late answer changes no other screen. */
  const reload = useCallback(
    () =>
      void api.me().then((answer) => {
        if (answer.ok) setAccount((was) => (was.at === 'home' ? { at: 'home', me: answer.value } : was))
        else if (answer.code === 'not-signed-in')
          setAccount((was) => (was.at === 'home' ? { at: 'sign-in', refused: null } : was))
      }),
    [],
  )

  const opened = useRef(false)
  const begin = useCallback(async () => {
    if (invitation === null || opened.current) return goHome()
    const { token } = invitation
    if (token === null) {
      opened.current = true
      setAccount({ at: 'invitation-closed', refused: null })
      return true
    }
    const answer = await api.lookAtInvitation(token)
    if (answer.ok) setAccount({ at: 'invitation', token, card: answer.value, refused: null })
    else if (answer.code !== 'try-again') setAccount({ at: 'invitation-closed', refused: answer.code })
    opened.current = answer.ok || answer.code !== 'try-again'
    return opened.current
  }, [goHome, invitation])

  const starting = account.at === 'starting'
  useEffect(
    () =>
      starting
        ? askUntilAnswered(
            async () => (await begin()) || null,
            () => {},
          )
        : undefined,
    [begin, starting],
  )

  const home = useCallback(() => void goHome().then((there) => there || setAccount({ at: 'starting' })), [goHome])
  const signedOut = useCallback((refused: RefusalCode | null) => setAccount({ at: 'sign-in', refused }), [])

  return {
    account,
    working,
    begin,
    reload,
    signedOut,
    goHome: home,
    enter: (gathering: string) =>
      setAccount((was) => (was.at === 'home' ? { at: 'visit', me: was.me, gathering } : was)),
    async signIn(name: string, words: string, ownDevice: boolean) {
      const answer = await ask(api.signIn(name, words, ownDevice))
      setAccount(answer.ok ? { at: 'home', me: answer.value } : { at: 'sign-in', refused: answer.code })
    },
    async signOut(everywhere: boolean) {
      const answer = await ask(api.signOut(everywhere))
      if (answer.ok || answer.code === 'not-signed-in') setAccount({ at: 'sign-in', refused: null })
    },
    async accept(ownDevice: boolean) {
      if (account.at !== 'invitation') return
      const answer = await ask(api.acceptInvitation(account.token, ownDevice))
      if (answer.ok) setAccount({ at: 'words', accepted: answer.value })
      // Somebody was quicker, or the invitation ended while she read. Nothing on that page opens it any more.
      else if (answer.code.startsWith('invitation-')) setAccount({ at: 'invitation-closed', refused: answer.code })
      else setAccount({ ...account, refused: answer.code })
    },
  }
}
