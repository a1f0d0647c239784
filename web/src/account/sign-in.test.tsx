// The page on which she gives her name and words, as the browser gets it. What a press does is tried in real browsers.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SignIn } from './SignIn.tsx'

test('her words are hidden as she types them, and a keeper of passwords knows both fields', () => {
  const page = renderToStaticMarkup(<SignIn working={false} refused={null} onSignIn={() => {}} />)
  const fields = [...page.matchAll(/<input [^>]*>/g)].map(([field]) => field).filter((field) => field.includes('autoComplete'))
  expect(fields).toHaveLength(2)
  expect(fields[0]).toMatch(/autoComplete="username".* type="text"/)
  expect(fields[1]).toMatch(/autoComplete="current-password".* type="password"/)
})
