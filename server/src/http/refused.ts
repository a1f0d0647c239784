// How a service says no: it throws a code of the one list, and the edge (HTTP, socket) turns it into an answer.
import type { RefusalCode } from '@circle/shared/errors'

export class Refused extends Error {
  override name = 'Refused'
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}
