// Whether this page should say that it does not hear from the circle: only after
// a while, since most gaps are over before they matter.
import { useEffect, useState } from 'react'

const patience = 2_000

export function useAway(here: boolean): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (here) return setAway(false)
    const timer = setTimeout(() => setAway(true), patience)
    return () => clearTimeout(timer)
  }, [here])
  return away && !here
}
