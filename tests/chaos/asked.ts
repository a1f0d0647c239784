// What one woman has asked, every try of it and every answer: the book that is compared with the log at the end.
// It sends nothing.
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { Ack } from '@circle/shared/socket'

/** Answers that decide nothing: it may have taken effect all the same, and the same id is asked again. */
const UNDECIDED: ReadonlySet<string> = new Set(['try-again'])
/** Said before the command was looked at: it has done nothing by this try. */
const UNHEARD: ReadonlySet<string> = new Set(['too-fast', 'elsewhere'])

export type Try = { answer: Ack | null; afterYes: boolean }

export class Asked {
  readonly tries: Try[] = []

  constructor(
    readonly id: string,
    readonly by: string,
    readonly command: PersonCommand,
  ) {}

  begin(): Try {
    const one = { answer: null, afterYes: this.yes !== null }
    this.tries.push(one)
    return one
  }

  /** The first yes it was given. */
  get yes(): (Ack & { ok: true }) | null {
    for (const { answer } of this.tries) if (answer?.ok) return answer
    return null
  }

  /** A try without an answer may have taken effect. */
  get open(): boolean {
    return this.tries.some(({ answer }) => answer === null || (!answer.ok && UNDECIDED.has(answer.code)))
  }

  /** Nothing more is to be learnt by asking again. */
  get settled(): boolean {
    const last = this.tries.at(-1)?.answer ?? null
    return this.yes !== null || (last !== null && !last.ok && !UNDECIDED.has(last.code) && !UNHEARD.has(last.code))
  }

  /** A yes is never taken back: whoever asks again after it gets it again. */
  get takenBack(): string | null {
    const other = this.tries.find(
      ({ answer, afterYes }) =>
        afterYes && answer !== null && !answer.ok && !UNDECIDED.has(answer.code) && !UNHEARD.has(answer.code),
    )
    return other?.answer && !other.answer.ok ? other.answer.code : null
  }
}
