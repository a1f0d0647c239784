/* Whom she may call, by country. Data, not yet checked by a person: whoever runs this calls each line before her first circle,
   again each quarter, and changes what does not hold. A wrong number here hurts somebody. */

export interface Helpline { what: string; number: string | null; note: string }
export interface Country { code: string; name: string; lines: readonly Helpline[] }

const danger = (number: string): Helpline => ({ what: 'In danger now', number, note: 'day and night, free' })
const understands = (number: string, note: string): Helpline => ({ what: 'Someone who understands', number, note })
const always = 'day and night, free'

const ofHerOwn: Helpline = {
  what: 'Someone who understands', number: null,
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
    code: 'GB', name: 'United Kingdom',
    lines: [danger('999'), understands('0808 2000 247', `National Domestic Abuse Helpline, ${always}`)],
  },
  {
    code: 'US', name: 'United States',
    lines: [danger('911'), understands('1 800 799 7233', `National Domestic Violence Hotline, ${always}`)],
  },
]

export const ELSEWHERE: readonly Helpline[] = [
  { what: 'In danger now', number: '112', note: 'works from mobile phones in most countries, free' },
  ofHerOwn,
]

/** The country in her browser's languages ('pt-PT' says PT), or null. Looked at here and sent nowhere. */
export function guessCountry(languages: readonly string[]): string | null {
  for (const language of languages) {
    const region = /-([A-Z]{2})\b/i.exec(language)?.[1]?.toUpperCase()
    if (COUNTRIES.some((c) => c.code === region)) return region ?? null
  }
  return null
}
