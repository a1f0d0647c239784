// Every row and sentence of the rules: one test each, named by the row itself.
import { describe, expect, test } from 'vitest'
import { bowlCases } from '../../testing/cases/bowl.ts'
import { doorCases } from '../../testing/cases/door.ts'
import { doorNameCases } from '../../testing/cases/door-names.ts'
import { enrolmentCases } from '../../testing/cases/enrolment.ts'
import { modeCases } from '../../testing/cases/modes.ts'
import { noteCases } from '../../testing/cases/notes.ts'
import { offerCases } from '../../testing/cases/offer.ts'
import { peopleCases } from '../../testing/cases/people.ts'
import { restCases } from '../../testing/cases/rest.ts'
import { rightsCases } from '../../testing/cases/rights.ts'
import { roundCases } from '../../testing/cases/round.ts'
import {
  ruleSentences,
  bowlRows,
  doorRows,
  enrolmentRows,
  noteRows,
  orderRows,
  rightsRows,
  rows,
  type RowId,
} from '../../testing/rule-rows.ts'

const cases: Record<RowId, () => void> = {
  ...roundCases,
  ...offerCases,
  ...modeCases,
  ...restCases,
  ...peopleCases,
  ...rightsCases,
  ...doorCases,
  ...doorNameCases,
  ...noteCases,
  ...bowlCases,
  ...enrolmentCases,
}

const tables = {
  'what happens': orderRows,
  notes: noteRows,
  'the bowl': bowlRows,
  'below the table': ruleSentences,
  rights: rightsRows,
  'the door': doorRows,
  enrolments: enrolmentRows,
}

for (const [title, table] of Object.entries(tables)) {
  describe(title, () => {
    for (const [id, text] of Object.entries(table)) test(text, cases[id as RowId])
  })
}

test('every row has a test, and no test is of a row that does not stand in the tables', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(rows).sort())
})
