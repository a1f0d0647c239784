/* Follows the size of an element. It measures only. */
import { useCallback, useState } from 'react'

export interface Size {
  width: number
  height: number
}

/** A ref callback and the last size, in whole pixels; null before the first look. */
export function useSize(): [(element: HTMLElement | null) => (() => void) | undefined, Size | null] {
  const [size, setSize] = useState<Size | null>(null)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined
    const look = () =>
      setSize((was) => {
        const now = { width: element.clientWidth, height: element.clientHeight }
        return was && was.width === now.width && was.height === now.height ? was : now
      })
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}
