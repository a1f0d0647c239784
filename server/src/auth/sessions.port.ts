// What the rest of the server may ask about a sign-in. An interface only: auth/sessions.ts implements it, with Lucia.
import type { IncomingMessage } from 'node:http'

export type SignedIn = { account: string; session: string /* hex SHA-256 of the session id, never the id itself */ }

export interface Sessions {
  /** Reads the cookie of any request (HTTP, socket upgrade, gate upgrade). Null when there is no living session. Throws when the database is away. */
  of(request: IncomingMessage): Promise<SignedIn | null>
  /** Called in every process when sessions end (sign-out here or everywhere, leave-now, a new personal link). */
  onEnded(listener: (ended: SignedIn) => void): () => void
}
