/* The leaves a sprig may carry: half-width along the leaf, s = 0 (stalk) … 1 (tip). Pure; no dice, no drawing. */
export interface LeafKind {
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

export type LeafName = keyof typeof LEAVES
export const LEAF_NAMES = Object.keys(LEAVES) as LeafName[]
