/* Grows the outlines of an avatar from the participant's random id: one pressed sprig on dyed cloth. The same id
   grows the same sprig. The id lives for one gathering, so the avatar does too. Pure: it draws nothing. */
interface LeafKind {
  long: number
  wide: number
  halfWidth(s: number): number
}

const { sin, cos, sqrt, max, min, PI } = Math

export const LEAVES = {
  willow: { long: 1.25, wide: 0.15, halfWidth: (s) => sin(PI * s ** 0.8) },
  laurel: { long: 1.05, wide: 0.25, halfWidth: (s) => sin(PI * s ** 0.85) },
  beech: { long: 0.92, wide: 0.36, halfWidth: (s) => max(0, sin(PI * s ** 0.72)) ** 0.8 },
  coin: { long: 0.72, wide: 0.46, halfWidth: (s) => sqrt(max(0, 1 - (2 * s - 1) ** 2)) },
  oak: { long: 1.1, wide: 0.36, halfWidth: (s) => max(0, sin(PI * s ** 1.1)) ** 0.6 * (0.8 + 0.2 * cos(6 * PI * s)) },
  spade: { long: 0.92, wide: 0.4, halfWidth: (s) => (1 - s) ** 0.75 * min(1, s * 5) ** 0.6 * 1.1 },
  fan: {
    long: 0.84,
    wide: 0.52,
    halfWidth: (s) => s ** 1.4 * (s > 0.86 ? sqrt(max(0, 1 - ((s - 0.86) / 0.14) ** 2)) : 1),
  },
} satisfies Record<string, LeafKind>

type LeafName = keyof typeof LEAVES
const LEAF_NAMES = Object.keys(LEAVES) as LeafName[]

export const DYES = ['walnut', 'weld', 'woad', 'moss', 'heather', 'slate', 'lichen', 'sloe'] as const
export type Dye = (typeof DYES)[number]
const TIPS = ['leaf', 'leaf', 'bud', 'berries', 'umbel'] as const

export interface Leaf {
  shape: string
  rib: string
}
export interface Sprig {
  dye: Dye
  stem: string
  leaves: Leaf[]
  /** A bud at the tip: centre and turn in degrees. */
  bud: { x: number; y: number; turn: number } | null
  dots: { x: number; y: number; r: number }[]
  stalks: string[]
}

/** FNV-1a with a final mix, 32 bit (Fowler, Noll, Vo). */
export function seedOf(text: string): number {
  let h = 2166136261
  for (const c of text) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 16777619)
  h = Math.imul(h ^ (h >>> 15), 2246822519)
  return (h ^ (h >>> 13)) >>> 0
}

/** mulberry32: the same seed throws the same numbers in [0, 1). */
export function dice(seed: number): () => number {
  let s = seed
  return () => {
    s = (s + 0x6d2b79f5) | 0
    let t = Math.imul(s ^ (s >>> 15), 1 | s)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const round = (v: number) => Math.round(v * 10) / 10

function leafAt(kind: LeafName, length: number, x: number, y: number, degrees: number): Leaf {
  const { long, wide, halfWidth } = LEAVES[kind]
  const height = length * long
  const width = length * wide
  const a = (degrees * Math.PI) / 180
  const turned = (px: number, py: number) =>
    `${round(x + px * Math.cos(a) - py * Math.sin(a))} ${round(y + px * Math.sin(a) + py * Math.cos(a))}`
  const steps = Array.from({ length: 27 }, (_, i) => i / 26)
  const right = steps.map((s) => turned(width * halfWidth(s), -height * s))
  const left = [...steps].reverse().map((s) => turned(-width * halfWidth(s), -height * s))
  return {
    shape: `M${[...right, ...left].join('L')}Z`,
    rib: `M${turned(0, -height * 0.1)}L${turned(0, -height * 0.8)}`,
  }
}

function nodesOf(kind: LeafName, throwDice: () => number): number {
  if (kind === 'willow') return 5 + Math.floor(throwDice() * 3)
  if (kind === 'coin') return 4 + Math.floor(throwDice() * 2)
  return 3 + Math.floor(throwDice() * 2)
}

/** The stem: one quadratic curve; `at` gives a point, `dir` the direction in degrees, t = 0 (foot) … 1 (tip). */
function stemOf(lean: number, bow: number) {
  const [x0, y0, x1, y1, cx, cy] = [50 - lean * 0.5, 90, 50 + lean * 0.6, 25, 50 + bow, 58]
  const at = (t: number) => ({
    x: (1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t * t * x1,
    y: (1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t * t * y1,
  })
  const dir = (t: number) =>
    (Math.atan2(2 * (1 - t) * (cx - x0) + 2 * t * (x1 - cx), -(2 * (1 - t) * (cy - y0) + 2 * t * (y1 - cy))) * 180) /
    Math.PI
  return { at, dir, path: `M${round(x0)} 100Q${round(cx)} ${cy} ${round(x1)} ${y1}` }
}

function tipOf(tip: (typeof TIPS)[number], kind: LeafName, size: number, x: number, y: number, turn: number) {
  const none = {
    leaf: null as Leaf | null,
    bud: null as Sprig['bud'],
    dots: [] as Sprig['dots'],
    stalks: [] as string[],
  }
  if (tip === 'leaf') return { ...none, leaf: leafAt(kind, size * 0.62, x, y + 4, turn) }
  if (tip === 'bud') return { ...none, bud: { x: round(x), y: round(y - 3), turn: round(turn) } }
  if (tip === 'berries') {
    const spots = [
      [-6, -2],
      [5.5, -4],
      [-0.5, -10],
    ] as const
    return { ...none, dots: spots.map(([bx, by]) => ({ x: round(x + bx), y: round(y + by), r: 4 })) }
  }
  const rays = [-2, -1, 0, 1, 2].map((k) => {
    const a = ((turn + k * 24) * Math.PI) / 180
    return { x: round(x + 13 * Math.sin(a)), y: round(y + 2 - 13 * Math.cos(a)), r: 2.7 }
  })
  return { ...none, dots: rays, stalks: rays.map((p) => `M${round(x)} ${round(y + 2)}L${p.x} ${p.y}`) }
}

/** The sprig of this id, in a box of 100 x 100. */
export function grow(id: string): Sprig {
  const throwDice = dice(seedOf(id))
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T => list[Math.floor(throwDice() * list.length)] as T
  const dye = pick(DYES)
  const kind = pick(LEAF_NAMES)
  const paired = throwDice() < 0.5
  const nodes = nodesOf(kind, throwDice)
  const tip = pick(TIPS)
  const lean = (throwDice() - 0.5) * 26
  const bow = (throwDice() - 0.5) * 30
  const open = 52 + throwDice() * 22
  const size = 40 - nodes * 2.6 + throwDice() * 4
  const stem = stemOf(lean, bow)
  const leaves: Leaf[] = []
  const put = (t: number, side: number, k: number) => {
    const { x, y } = stem.at(t)
    leaves.push(leafAt(kind, size * k, x, y, stem.dir(t) + side * (open - t * 12)))
  }
  for (let i = 0; i < nodes; i++) {
    const t = 0.2 + 0.74 * (i / nodes)
    const k = 1.06 - 0.3 * Math.abs(t - 0.4) - 0.34 * t
    const side = paired || i % 2 ? 1 : -1
    put(t, side, paired ? k : k * 1.12)
    put(paired ? t : t + 0.37 / nodes, -side, paired ? k : k * 0.98)
  }
  const top = stem.at(1)
  const { leaf, bud, dots, stalks } = tipOf(tip, kind, size, top.x, top.y, stem.dir(1))
  if (leaf) leaves.push(leaf)
  return { dye, stem: stem.path, leaves, bud, dots, stalks }
}
