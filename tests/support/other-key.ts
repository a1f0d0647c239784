// A server that gives one woman another key, as she would meet it: what the bowl says of itself is changed on the way to her page
// and nowhere else, so that nothing in the product is needed for it.
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { fromBase64url, toBase64url } from '@circle/shared/bowl/bytes'
import { evaluate, deriveKeyPair } from '@circle/shared/bowl/credential'

/**
 * `key`: another in her view, while the server evaluates with its own. `all`: another, and evaluated with that one, proof and all.
 * `answer`: the key of all, and evaluated with another.
 */
export type Deceit = 'key' | 'all' | 'answer'

export interface OtherKey {
  /** From now on; before, everything goes through as it is. */
  begin(deceit: Deceit): void
}

/** Call before the page goes anywhere. */
export async function giveOtherKey(page: Page, from: Deceit | null): Promise<OtherKey> {
  const other = deriveKeyPair(Uint8Array.from(randomBytes(32)))
  let deceit = from
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    const fixture = socket.connectToServer()
    const asked = new Map<string, string>() // by the number of the question: her blinded element
    socket.onMessage((frame) => {
      const [, id, blinded] = /^42(\d+)\["bowl:credential","([\w-]+)"\]$/.exec(String(frame)) ?? []
      if (id && blinded) asked.set(id, blinded)
      fixture.send(frame)
    })
    fixture.onMessage((frame) => {
      const [, id = ''] = /^43(\d+)/.exec(String(frame)) ?? []
      const blinded = asked.get(id)
      if (blinded && (deceit === 'all' || deceit === 'answer'))
        return socket.send(`43${id}[${JSON.stringify(answer(blinded))}]`)
      socket.send(deceit === 'key' || deceit === 'all' ? withKey(String(frame), toBase64url(other.publicKey)) : frame)
    })
  })

  const answer = (blinded: string) => {
    const { evaluated, proof } = evaluate(other, fromBase64url(blinded, 33)!, (length) =>
      Uint8Array.from(randomBytes(length)),
    )
    return { ok: true, evaluated: toBase64url(evaluated), proof: toBase64url(proof) }
  }
  return { begin: (next) => void (deceit = next) }
}

const withKey = (frame: string, key: string): string => frame.replace(/("publicKey":")[\w-]+"/, `$1${key}"`)
