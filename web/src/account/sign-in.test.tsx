// The markup of the sign-in page. What a press does is tested in real browsers.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SignIn } from './SignIn.tsx'

const fieldsOf = (page: string): string[] =>
  [...page.matchAll(/<input [^>]*>/g)].map(([field]) => field).filter((field) => field.includes('autoComplete'))

test('a browser finds no field for its password store on the sign-in page until she says that the device is hers alone (D5)', () => {
  const fields = fieldsOf(renderToStaticMarkup(<SignIn working={false} refused={null} onSignIn={() => {}} />))
  expect(fields).toHaveLength(2)
  for (const field of fields) expect(field).toMatch(/autoComplete="off".* type="text"/)
  expect(fields[1]).toContain('data-dotted="true"') // and her words are hidden as she types them
})
