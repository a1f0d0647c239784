/* Sample names for the catalogue. None of them is a real person. Never in the product. */
const NAMES = [
  'Teresa',
  'Adaeze',
  'Marisol',
  'Ines',
  'Noor',
  'Hannah',
  'Wren',
  'Priya',
  'Siobhán',
  'Oluwadamilola',
  'Lien',
  'Zofia',
  'Aroha',
  'Camille',
  'Rukhsana',
  'Dee',
  'Maria da Conceição',
  'Thandiwe',
  'Ingrid',
  'Mei',
  'Fatoumata',
  'Yıldız',
  'Guadalupe',
  'Ruth',
  'Anneliese',
]
const LONG = [
  'Teresa',
  'Adaeze Chukwuemeka',
  'Wilhelmina-Charlotte',
  'Inês de Albuquerque',
  'Noor',
  'Hannah-Margarethe',
  'The one by the window',
  'Priyadarshini',
  'Siobhán',
  'Oluwadamilola',
]

export const castOf = (n: number, long: boolean): string[] => (long ? [...LONG, ...NAMES.slice(10)] : NAMES).slice(0, n)

/** The seat of the member who looks: the fifth in the ring, or the last. */
export const memberSeat = (n: number): number => Math.min(4, n - 1)

export const cameraOpen = (i: number, cams: 'mixed' | 'on' | 'off'): boolean =>
  cams === 'on' || (cams === 'mixed' && ![1, 5, 9, 10, 14, 17, 20, 24].includes(i))
