// Names as women of many places write them, and names that imitate another's.
import { expect, test } from 'vitest'
import { looksAlike, skeletonOf } from './name-skeleton.ts'
import { checkName } from './names.ts'

const said = (raw: string): string => {
  const checked = checkName(raw)
  return checked.ok ? checked.name : checked.code
}

test.each([
  'Ana',
  'Zoë M',
  "Siân O'Neill",
  'Ngọc-Ánh',
  'Мария',
  'Ганна',
  'Ελένη',
  'Անահիտ',
  'ნინო',
  'שרה',
  'نور',
  'مریم 2',
  'मीना',
  'প্রিয়া',
  'ਜਸਲੀਨ',
  'મીરા',
  'தமிழ்',
  'లక్ష్మి',
  'ಶ್ರೀ',
  'ശ്രീ',
  'ශ්‍රීමතී',
  'จันทร์',
  'ສົມສີ',
  'သီရိ',
  'ស្រីមុំ',
  'བསྟན',
  '美玲',
  'さくら',
  'ゆうこ 3',
  'カトリーナ',
  '佐藤 はなこ',
  '지은',
  'ㄇㄟˊ',
  'ሰላም',
  'ⵜⴰⵏⵉⵔⵜ',
  'ߝߊߕߡߊ',
  'Hana 花',
  'Jin 지은',
  'Mei ㄇㄟ',
  'Moon 🌙',
  'Ana 2',
  'ᏌᎳ',
  'ܡܪܝܡ',
])('the name "%s" of one script, or of those that are written together, is taken as it is (C4)', (name) => {
  expect(said(name)).toBe(name.normalize('NFC'))
})

test.each([
  'Тeresa',
  'Anа',
  'Maяia',
  'Τeresa',
  'αna',
  'Ana Мария',
  'Nur نور',
  'さくら 지은',
  'ㄇㄟ さ',
  'मीना ana',
  'Sara שרה',
  'ᎪNA',
  'ꓮna',
  'नor',
])('the name "%s" that mixes scripts is refused (C4)', (name) => {
  expect(said(name)).toBe('name-mixed')
})

test('a name written wholly in letters of another script that look like Latin ones is the same name to the eye (C4)', () => {
  for (const [one, other] of [
    ['ANA', 'АΝА'],
    ['ANA', 'ꓮꓠꓮ'],
    ['JADE', 'ꓙꓮꓓꓰ'],
    ['ADA', 'ᎪᎠᎪ'],
    ['Аnа', 'Ana'],
  ] as const) {
    expect(looksAlike(skeletonOf(one), skeletonOf(other)), `${one} ${other}`).toBe(true)
  }
})

test('a joiner stands where its script needs it: the half-space of Persian, the joined letters of Sinhala and Malayalam (C4)', () => {
  for (const name of ['می\u200cنا', 'نِی\u200cنا', 'ශ්\u200dරී', 'क्\u200dष', 'ക്\u200c', 'ന്\u200d', 'মো\u09cd\u200cনা']) {
    expect(said(name), name).toBe(name.normalize('NFC'))
  }
})

test.each([
  'Di\u200cna',
  'Di\u200dna',
  'می\u200c\u200cنا',
  'م\u200dی',
  'मी\u200cना',
  'А\u200cна',
  '👩\u200d👧 Ana',
  'می\u200c نا',
])('a joiner that nothing needs is refused (C4): %j', (name) => {
  expect(said(name)).toBe('name-not-allowed')
})

test('a joiner at an end, or after a letter that joins to nothing, is dropped without a word (C4)', () => {
  expect([said('نور\u200c'), said('\u200cنور'), said('Ana\u200d'), said('\u200c')]).toEqual([
    'نور',
    'نور',
    'Ana',
    'name-empty',
  ])
  expect(said('مینا\u200cجان')).toBe('میناجان')
})

test('joiners make no two names different to the eye (C4)', () => {
  expect(looksAlike(skeletonOf('می\u200cنا'), skeletonOf('مینا'))).toBe(true)
})

test.each([
  'Facilitator',
  'facilitator',
  'Co-Facilitator',
  'F a c i l i t a t o r',
  'FACILITATOR 2',
  'facilitat0r',
  'Teresa (facilitator)',
  'Moderatorin',
  'Admin',
  'adm1n',
  'ADMlN',
  'Ana, admin',
  'Administrator',
  'Host',
  'The Host',
  'Guide Teresa',
  'co-guide',
  'Leiterin',
  'Facilitadora',
  'Modératrice',
  'Prowadząca',
  'Yönetici',
  'Фасилитатор',
  'Модераторка',
  'Ведущая',
  'تسهیلگر',
  'المشرفة',
  '主持人',
  '진행자 지은',
])('the word of a role in "%s" is refused (C4)', (name) => {
  expect(said(name)).toBe('name-of-a-role')
})

test.each([
  'Guida',
  'Adminah',
  'Hosna',
  'Ghost',
  'Leila',
  'Teamrat',
  'Modesta',
  'Faith',
  'Stefania',
  'ميسرة',
  'Moderna',
])('the name "%s" that only begins like such a word is nobody\'s role (C4)', (name) => {
  expect(said(name)).toBe(name)
})

test('a name has its forty characters in every script (B3)', () => {
  expect(checkName('क्षि'.repeat(40))).toMatchObject({ ok: true })
  expect(checkName('क्षि'.repeat(41))).toEqual({ ok: false, code: 'name-too-long' })
})
