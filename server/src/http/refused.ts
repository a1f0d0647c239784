// How a service refuses: it throws a code of the one list, and the edge (HTTP, socket) turns the code into an answer. It holds
// no sentence.
import type { RefusalCode } from '@circle/shared/errors'

export class Refused extends Error {
  override name = 'Refused'
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}
