/* Whom she may call, by country. No person has checked this data yet: the operator calls each number before her
   first circle, again each quarter, and changes what does not hold. A wrong number here hurts somebody. */

export interface Helpline {
  what: string
  number: string | null
  note: string
}
export interface Country {
  code: string
  name: string
  lines: readonly Helpline[]
}

const danger = (number: string): Helpline => ({ what: 'In danger now', number, note: 'day and night, free' })
const understands = (number: string, note: string): Helpline => ({ what: 'Someone who understands', number, note })
const always = 'day and night, free'

const ofHerOwn: Helpline = {
  what: 'Someone who understands',
  number: null,
  note: 'Your country has its own line. A doctor, a midwife or a pharmacist can tell you its number, and so can the one who guides.',
}

export const COUNTRIES: readonly Country[] = [
  { code: 'AU', name: 'Australia', lines: [danger('000'), understands('1800 737 732', `1800RESPECT, ${always}`)] },
  { code: 'AT', name: 'Austria', lines: [danger('112'), understands('0800 222 555', `Frauenhelpline, ${always}`)] },
  { code: 'CA', name: 'Canada', lines: [danger('911'), ofHerOwn] },
  { code: 'FR', name: 'France', lines: [danger('112'), understands('3919', `Violences Femmes Info, ${always}`)] },
  { code: 'DE', name: 'Germany', lines: [danger('112'), understands('116 016', `Hilfetelefon, ${always}`)] },
  { code: 'IE', name: 'Ireland', lines: [danger('112'), understands('1800 341 900', `Women’s Aid, ${always}`)] },
  { code: 'IT', name: 'Italy', lines: [danger('112'), understands('1522', `Antiviolenza e stalking, ${always}`)] },
  { code: 'NL', name: 'Netherlands', lines: [danger('112'), understands('0800 2000', `Veilig Thuis, ${always}`)] },
  { code: 'NZ', name: 'New Zealand', lines: [danger('111'), understands('0800 733 843', `Women’s Refuge, ${always}`)] },
  { code: 'PT', name: 'Portugal', lines: [danger('112'), understands('800 202 148', always)] },
  { code: 'ES', name: 'Spain', lines: [danger('112'), understands('016', `${always}, not on the bill`)] },
  {
    code: 'GB',
    name: 'United Kingdom',
    lines: [danger('999'), understands('0808 2000 247', `National Domestic Abuse Helpline, ${always}`)],
  },
  {
    code: 'US',
    name: 'United States',
    lines: [danger('911'), understands('1 800 799 7233', `National Domestic Violence Hotline, ${always}`)],
  },
]

export const ELSEWHERE: readonly Helpline[] = [
  { what: 'In danger now', number: '112', note: 'works from mobile phones in most countries, free' },
  ofHerOwn,
]

/** Time zones (IANA) of the countries above. A zone that ends in `/` stands for all below it. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  AU: ['Australia/'],
  AT: ['Europe/Vienna'],
  CA: [
    'Canada/',
    'America/Toronto',
    'America/Montreal',
    'America/Vancouver',
    'America/Edmonton',
    'America/Winnipeg',
    'America/Halifax',
    'America/St_Johns',
    'America/Regina',
    'America/Moncton',
    'America/Iqaluit',
    'America/Whitehorse',
    'America/Yellowknife',
  ],
  FR: ['Europe/Paris'],
  DE: ['Europe/Berlin', 'Europe/Busingen'],
  IE: ['Europe/Dublin'],
  IT: ['Europe/Rome'],
  NL: ['Europe/Amsterdam'],
  NZ: ['Pacific/Auckland', 'Pacific/Chatham'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores', 'Atlantic/Madeira'],
  ES: ['Europe/Madrid', 'Atlantic/Canary', 'Africa/Ceuta'],
  GB: ['Europe/London', 'Europe/Belfast'],
  US: [
    'US/',
    'America/New_York',
    'America/Chicago',
    'America/Denver',
    'America/Los_Angeles',
    'America/Phoenix',
    'America/Anchorage',
    'America/Detroit',
    'America/Indiana/',
    'America/Kentucky/',
    'America/North_Dakota/',
    'America/Boise',
    'America/Juneau',
    'Pacific/Honolulu',
  ],
}

/**
 * The country she may be in, or null. The time zone of her device counts, because she set it for where she lives. The
 * region of her languages ('pt-PT') counts only where the zone names no place at all. A place outside the list is
 * another country, whatever language she reads. It is read here and sent nowhere.
 */
export function guessCountry(zone: string, languages: readonly string[]): string | null {
  const found = Object.entries(ZONES).find(([, places]) =>
    places.some((place) => (place.endsWith('/') ? zone.startsWith(place) : zone === place)),
  )
  if (found) return found[0]
  if (zone.includes('/') && !zone.startsWith('Etc/')) return null
  for (const language of languages) {
    const region = /-([A-Z]{2})\b/i.exec(language)?.[1]?.toUpperCase()
    if (COUNTRIES.some((c) => c.code === region)) return region ?? null
  }
  return null
}
