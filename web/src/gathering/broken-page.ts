// Lets a page that breaks tell the server one word over the open socket: which screen it was. It must not carry
// anything of that screen.
let tell: ((screen: string) => void) | null = null

/** `to` is called with the screen. Gives back the way to stop. */
export function tellBrokenBy(to: (screen: string) => void): () => void {
  tell = to
  return () => {
    if (tell === to) tell = null
  }
}

/** A page without a socket tells nobody. */
export const tellBroken = (screen: string) => tell?.(screen)
