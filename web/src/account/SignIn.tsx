/* Signing in with her name and words. Paste is welcome. Until she says that the device is hers alone, a password
   store is offered nothing: neither field is one that a browser knows, and her words are only drawn as dots. A known
   and an unknown name get the same sentence. */
import { useState, type FormEvent } from 'react'
import type { RefusalCode } from '@circle/shared/errors'
import { AboutLink } from './AboutLink.tsx'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Motif } from '../ui/Motif.tsx'
import { Screen } from '../ui/Screen.tsx'
import { SIGN_IN } from '../words/account.ts'
import { REFUSALS } from '../words/refusals.ts'

/** The attributes by which a password store knows the field. */
const keeper = { type: 'password', autoComplete: 'current-password' }
/** Browsers take every field of type "password" for a password, whatever its other attributes say. */
const dotted = { type: 'text', 'data-dotted': true }

interface SignInProps {
  working: boolean
  refused: RefusalCode | null
  onSignIn(name: string, words: string, ownDevice: boolean): void
}

export function SignIn({ working, refused, onSignIn }: SignInProps) {
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [own, setOwn] = useState(false)
  const [lost, setLost] = useState(false)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    onSignIn(name.trim(), words, own)
  }
  return (
    <Screen>
      <main className="page">
        <form className="col short" onSubmit={submit}>
          <h1>{SIGN_IN.title}</h1>
          <Field
            label={SIGN_IN.name}
            value={name}
            autoCapitalize="none"
            {...(own && { autoComplete: 'username' })}
            onChange={(e) => setName(e.target.value)}
          />
          <Field
            label={SIGN_IN.words}
            hint={SIGN_IN.hint}
            value={words}
            autoCapitalize="none"
            {...(own ? keeper : dotted)}
            onChange={(e) => setWords(e.target.value)}
          />
          <label className="tick">
            <input type="checkbox" checked={own} onChange={(e) => setOwn(e.target.checked)} />
            <span>{SIGN_IN.own}</span>
          </label>
          {refused && (
            <p className="hard" role="alert">
              {REFUSALS[refused]}
            </p>
          )}
          <div className="foot-buttons">
            <Button firm type="submit" disabled={working}>
              {working ? SIGN_IN.working : SIGN_IN.go}
            </Button>
            <Button bare aria-expanded={lost} onClick={() => setLost(!lost)}>
              {SIGN_IN.lost}
            </Button>
          </div>
          {lost && <p className="well">{SIGN_IN.lostSaid}</p>}
          <p className="soft">{SIGN_IN.soft}</p>
          <footer className="calm-foot">
            <AboutLink />
          </footer>
        </form>
        <Motif seed="door-" />
      </main>
    </Screen>
  )
}
