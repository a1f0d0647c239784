/* Whose numbers stand first under Someone to call. A wrong country is a wrong number in danger. */
import { expect, test } from 'vitest'
import { guessCountry } from './helplines.ts'

test.each([
  ['Europe/Lisbon', ['en-GB', 'en'], 'PT'],
  ['Atlantic/Madeira', ['de-DE'], 'PT'],
  ['Europe/London', ['pt-PT'], 'GB'],
  ['America/Indiana/Knox', ['es-ES'], 'US'],
  ['America/Toronto', ['en-US'], 'CA'],
  ['Australia/Lord_Howe', ['en-GB'], 'AU'],
  // A place of no country in the list is another country, whatever language she reads.
  ['Africa/Lagos', ['en-GB'], null],
  ['Asia/Kathmandu', ['en-US'], null],
  // A device without a place says nothing; then her languages decide.
  ['UTC', ['en', 'nl-NL'], 'NL'],
  ['Etc/GMT+3', ['it'], null],
  ['', ['fr-FR'], 'FR'],
])(
  'the helplines follow the time zone of her device, not her language: %s with %j is %s (F13)',
  (zone, languages, country) => {
    expect(guessCountry(zone, languages)).toBe(country)
  },
)
