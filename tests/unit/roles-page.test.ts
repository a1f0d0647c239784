// The page of who may do what is the tables, and nobody's memory of them.
import { expect, test } from 'vitest'
import { page } from '../roles/page.ts'

test('docs/who-may-do-what.md says what the tables say', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/who-may-do-what.md')
})
