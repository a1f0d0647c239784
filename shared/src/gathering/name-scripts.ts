// Which letters may stand together in one name, and where an invisible joiner is part of a script.
// Mixtures after UTS #39, "highly restrictive" (section 5.2); joiners after RFC 5892, appendix A.1 and A.2. It judges no
// name for its meaning.

/** The scripts that are written today (UAX #31, tables 5 and 7), by their short names. */
const living = [
  'Adlm',
  'Arab',
  'Armn',
  'Bali',
  'Bamu',
  'Batk',
  'Beng',
  'Bopo',
  'Cakm',
  'Cans',
  'Cham',
  'Cher',
  'Cyrl',
  'Deva',
  'Ethi',
  'Geor',
  'Grek',
  'Gujr',
  'Guru',
  'Hang',
  'Hani',
  'Hebr',
  'Hira',
  'Java',
  'Kali',
  'Kana',
  'Khmr',
  'Knda',
  'Lana',
  'Laoo',
  'Latn',
  'Lepc',
  'Limb',
  'Lisu',
  'Mlym',
  'Mong',
  'Mtei',
  'Mymr',
  'Newa',
  'Nkoo',
  'Olck',
  'Orya',
  'Osge',
  'Plrd',
  'Rohg',
  'Saur',
  'Sinh',
  'Sund',
  'Sylo',
  'Syrc',
  'Tale',
  'Talu',
  'Taml',
  'Tavt',
  'Telu',
  'Tfng',
  'Thaa',
  'Thai',
  'Tibt',
  'Vaii',
  'Yiii',
]
/** Latin may stand with each of these three, and nothing else with anything. */
const together = [
  ['Latn', 'Hani', 'Hira', 'Kana'],
  ['Latn', 'Hani', 'Bopo'],
  ['Latn', 'Hani', 'Hang'],
]

/** What belongs to no script of its own (signs, digits, accents) goes with any. */
const coveredBy = (scripts: readonly string[]): RegExp =>
  new RegExp(`^[${['Zyyy', 'Zinh', ...scripts].map((script) => `\\p{Script_Extensions=${script}}`).join('')}]*$`, 'u')
const covers = [...together, ...living.map((script) => [script])].map(coveredBy)

/** Whether its letters are of one script, or of those that are written together. */
export const isSingleScript = (text: string): boolean => covers.some((cover) => cover.test(text))

/** The sign that takes the vowel from a letter (canonical combining class 9), in scripts of today: a joiner after it shapes what follows. */
const virama =
  '\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d3b\\u0d3c\\u0d4d\\u0dca\\u0e3a\\u0eba\\u0f84\\u1039\\u103a' +
  '\\u17d2\\u1a60\\u1b44\\u1baa\\u1bab\\ua806\\ua8c4\\ua953\\ua9c0\\uaaf6\\uabed'
/** Arabic letters that join to the next one (Joining_Type D). */
const joining =
  '\\u0620\\u0626\\u0628\\u062a-\\u062e\\u0633-\\u063f\\u0641-\\u0647\\u0649\\u064a\\u066e\\u066f\\u0678-\\u0687\\u069a-\\u06bf' +
  '\\u06c1\\u06c2\\u06cc\\u06ce\\u06d0\\u06d1\\u06fa-\\u06fc\\u06ff\\u074e-\\u0758\\u075c-\\u076a\\u076d-\\u0770\\u0772\\u0775-\\u0777' +
  '\\u077a-\\u077f\\u08a0-\\u08a9\\u08af\\u08b0\\u08b3\\u08b4\\u08b6-\\u08b8\\u08ba-\\u08bd'
/** Arabic letters that join to the one before only (Joining_Type R). */
const ending =
  '\\u0622-\\u0625\\u0627\\u0629\\u062f-\\u0632\\u0648\\u0671-\\u0673\\u0675-\\u0677\\u0688-\\u0699\\u06c0\\u06c3-\\u06cb\\u06cd' +
  '\\u06cf\\u06d2\\u06d3\\u06d5\\u06ee\\u06ef\\u0759-\\u075b\\u076b\\u076c\\u0771\\u0773\\u0774\\u0778\\u0779\\u08aa-\\u08ac\\u08ae\\u08b1\\u08b2\\u08b9'

const NON_JOINER = '\\u200c' // the half-space of Persian: two letters that would join stand apart
const JOINER = '\\u200d'
const needed = new RegExp(
  `(?<=[${virama}])[${NON_JOINER}${JOINER}]|(?<=[${joining}]\\p{Mn}*)${NON_JOINER}(?=\\p{Mn}*[${joining}${ending}])`,
  'gu',
)
const loose = new RegExp(
  `^[${NON_JOINER}${JOINER}]+|(?<![${virama}${NON_JOINER}${JOINER}])[${NON_JOINER}${JOINER}]+$|(?<=[${ending}]\\p{Mn}*)${NON_JOINER}`,
  'gu',
)

/** At an end, and after a letter that joins to nothing, a joiner shows nothing and is typed out of habit: it goes. */
export const withoutLooseJoiners = (text: string): string => text.replace(loose, '')
/** Without the joiners that its script needs: any other that is left shows nothing there. */
export const withoutNeededJoiners = (text: string): string => text.replace(needed, '')
