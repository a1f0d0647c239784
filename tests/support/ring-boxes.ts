// Where everything of the ring stands on the page, to the hundredth of a pixel: what must not move while words change.
// It reads boxes of the layout; a seat that grows as "next" does so inside its own box.
import type { Page } from '@playwright/test'

export type Boxes = Record<string, readonly [x: number, y: number, width: number, height: number]>

/** Each seat by its participant, the rug, and the frame of the stage. */
export const ringBoxes = (page: Page): Promise<Boxes> =>
  page.evaluate(() => {
    const boxes: Record<string, [number, number, number, number]> = {}
    const keep = (name: string, element: Element | null) => {
      if (!element) return
      const { x, y, width, height } = element.getBoundingClientRect()
      boxes[name] = [x + scrollX, y + scrollY, width, height]
    }
    for (const seat of document.querySelectorAll<HTMLElement>('.floor [data-seat]'))
      keep(`seat ${seat.dataset['seat']}`, seat)
    keep('rug', document.querySelector('.floor .rug'))
    keep('stage', document.querySelector('.floor .stage'))
    return boxes
  })

/** The places of the arc that can be seen now, from left to right, whoever sits there, and the rug beneath. */
export async function arcPlaces(page: Page): Promise<Boxes> {
  const { width } = page.viewportSize()!
  const { rug, ...boxes } = await ringBoxes(page)
  const seen = Object.entries(boxes)
    .filter(([name, [x, , wide]]) => name !== 'stage' && x > -wide / 2 && x < width - wide / 2)
    .map(([, box]) => box)
    .sort(([a], [b]) => a - b)
  return { ...Object.fromEntries(seen.map((box, place) => [`place ${place + 1}`, box])), ...(rug && { rug }) }
}

/** What moved by more than half a pixel, came or went, as sentences. */
export function moved(before: Boxes, after: Boxes): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]]
    if (!was || !is) return [`${name} ${was ? 'is gone' : 'is new'}`]
    return was.every((value, side) => Math.abs(value - is[side]!) <= 0.5)
      ? []
      : [`${name}: ${was.join(' ')} became ${is.join(' ')}`]
  })
}
