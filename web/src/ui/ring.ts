/* The geometry of the ring: where each seat stands, and the road of the piece. Pure; pixels; no DOM, no state. The
   curve is a superellipse (Piet Hein's table: nobody sits at its head), walked clockwise from the bottom. */
const EXPONENT = 2.5
const STEPS = 720

export interface Point {
  x: number
  y: number
}
export interface Road {
  /** Length in pixels. */
  total: number
  /** u = 0 at the bottom, ¼ left, ½ top, ¾ right; equal u is equal length along the road. Centred on 0, 0. */
  at(u: number): Point
  /** An SVG path from u to u; closed when the whole way round. */
  path(from?: number, to?: number): string
}

export const wrapUnit = (u: number) => ((u % 1) + 1) % 1
const px = (v: number) => Math.round(v * 10) / 10

/** The curve of half-axes a and b. */
export function road(a: number, b: number): Road {
  const points: Point[] = []
  const lengths: number[] = []
  let total = 0
  for (let i = 0; i <= STEPS; i++) {
    const t = Math.PI / 2 + (i / STEPS) * 2 * Math.PI
    const c = Math.cos(t)
    const s = Math.sin(t)
    const p = {
      x: a * Math.sign(c) * Math.abs(c) ** (2 / EXPONENT),
      y: b * Math.sign(s) * Math.abs(s) ** (2 / EXPONENT),
    }
    const before = points[i - 1]
    if (before) total += Math.hypot(p.x - before.x, p.y - before.y)
    points.push(p)
    lengths.push(total)
  }
  const at = (u: number): Point => {
    const goal = wrapUnit(u) * total
    let low = 0
    let high = STEPS
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((lengths[middle] ?? 0) <= goal) low = middle
      else high = middle
    }
    const [p, q, from, to] = [points[low], points[high], lengths[low] ?? 0, lengths[high] ?? 0]
    if (!p || !q) return { x: 0, y: 0 }
    const k = (goal - from) / (to - from || 1)
    return { x: p.x + k * (q.x - p.x), y: p.y + k * (q.y - p.y) }
  }
  const path = (from = 0, to = 1) => {
    const pieces = Math.max(2, Math.ceil(360 * (to - from)))
    const along = Array.from({ length: pieces + 1 }, (_, i) => at(from + ((to - from) * i) / pieces))
    return `M${along.map((p) => `${px(p.x)} ${px(p.y)}`).join('L')}${to - from >= 1 ? 'Z' : ''}`
  }
  return { total, at, path }
}

export interface SeatPlace extends Point {
  u: number
  /** Where the piece stops before this seat, as a fraction of the inner road. */
  stop: number
  /** The name stands over the seat rather than under it. */
  above: boolean
}

export interface RingLayout {
  cx: number
  cy: number
  a: number
  b: number
  /** Diameter of a seat. */
  seat: number
  /** Length of road for each seat. */
  pitch: number
  seats: SeatPlace[]
  /** How far inside the seats the piece's road runs. */
  inset: number
  inner: Road
  /** The largest picture that stays clear of the road. */
  frame: { width: number; height: number }
}

export interface RingOptions {
  /** The seat at the bottom: her own. A listener has none and sees `top` at the top. */
  bottom?: number
  top?: number
  /** Room for the names over the highest and under the lowest seat. */
  over?: number
  under?: number
  names?: boolean
}

const clamp = (low: number, v: number, high: number) => Math.max(low, Math.min(high, v))

/** Where n seats stand on a floor of width x height pixels. n < 1 counts as 1. */
export function layRing(width: number, height: number, n: number, options: RingOptions = {}): RingLayout {
  const { bottom = 0, top, names = true } = options
  const count = Math.max(1, n)
  const many = count > 16
  const over = options.over ?? (many ? 42 : 28)
  const under = options.under ?? (many ? 62 : 34)
  let seat = 80
  let [a, b, pitch] = [0, 0, 0]
  let outer = road(1, 1)
  for (let i = 0; i < 4; i++) {
    // seat and road depend on each other: they settle in three steps
    const side = names ? Math.max(seat * 1.1, many ? 92 : 112) : seat * 1.1
    a = Math.max(60, width / 2 - side / 2 - 8)
    b = Math.max(60, (height - seat * 1.08 - over - under) / 2)
    outer = road(a, b)
    pitch = outer.total / count
    seat = clamp(44, Math.min(pitch * (many ? 0.6 : 0.64), height * 0.128), 112)
  }
  const cx = width / 2
  const cy = over + seat * 0.54 + b
  const inset = seat / 2 + 17
  const inner = road(Math.max(30, a - inset), Math.max(30, b - inset))
  const grid = Array.from({ length: 600 }, (_, k) => inner.at(k / 600))
  const seats = Array.from({ length: count }, (_, i) => {
    const u = wrapUnit(top === undefined ? (i - bottom) / count : (i - top) / count + 0.5)
    const p = outer.at(u)
    const nearest = grid.reduce(
      (best, q, k) => {
        const away = Math.hypot(q.x - p.x, q.y - p.y)
        return away < best.away ? { away, k } : best
      },
      { away: Infinity, k: 0 },
    )
    return { u, x: cx + p.x, y: cy + p.y, stop: nearest.k / 600, above: p.y < -b * 0.42 }
  })
  return { cx, cy, a, b, seat, pitch, seats, inset, inner, frame: frameIn(a - inset - 20, b - inset - 13) }
}

/** The largest rectangle of a calm ratio inside a superellipse of half-axes A and B. */
function frameIn(A: number, B: number) {
  const [wide, tall] = [Math.max(40, A), Math.max(30, B)]
  const ratio = clamp(1.2, (wide / tall) * 0.82, 1.78)
  const height = 2 / ((ratio / wide) ** EXPONENT + (1 / tall) ** EXPONENT) ** (1 / EXPONENT)
  return { width: height * ratio, height }
}

/** The way from u to u clockwise, 0 … 1. */
export const wayBetween = (from: number, to: number) => wrapUnit(to - from)

/** The phone's arc: how much a seat x pixels from the middle rises, on a circle of this radius. */
export function hill(x: number, radius: number): number {
  const k = Math.min(Math.abs(x), radius * 0.98)
  return radius - Math.sqrt(radius * radius - k * k)
}

/** The braids from the road inward: distance from the seats' curve, width. */
const BRAIDS = [17, 13, 12, 12, 11, 11, 11] as const
export function braids(layout: Pick<RingLayout, 'a' | 'b' | 'inset'>, bands: number = BRAIDS.length) {
  const found: { path: string; width: number; band: number }[] = []
  let inset = layout.inset
  BRAIDS.slice(0, bands).forEach((width, i) => {
    if (layout.a - inset >= 40 && layout.b - inset >= 40) {
      found.push({ path: road(layout.a - inset, layout.b - inset).path(), width, band: i + 1 })
    }
    inset += width / 2 + (BRAIDS[i + 1] ?? 11) / 2 + 0.4
  })
  return found
}
