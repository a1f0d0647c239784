// The way from a page that breaks to the socket it has, for one word: which screen. It must not carry anything of what
// was on it.
let tell: ((screen: string) => void) | null = null

/** `to` is told; gives back the way to stop. */
export function tellBrokenBy(to: (screen: string) => void): () => void {
  tell = to
  return () => {
    if (tell === to) tell = null
  }
}

/** A page that has no socket tells nobody. */
export const tellBroken = (screen: string) => tell?.(screen)
