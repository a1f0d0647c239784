// What a woman agrees to before she arrives, in words and by version, and her yes. Change the version with every change of a
// line: she is then asked again. Only the version is kept, with her row in this gathering, and goes with it at the close.
import { Refused } from '../http/refused.ts'
import type { GatheringsRepository } from './gatherings.repository.ts'
import type { LiveGatherings } from './live.port.ts'

export const agreement = {
  version: '2026-11-30',
  lines: [
    'What is said here stays here. So do the names.',
    'Nothing is recorded or kept. No software can stop a camera held up to a screen, so we promise it to each other.',
    'You may always pass, be silent, or leave. Nobody will ask why.',
    'We listen without advice, unless a woman asks for it.',
    'If the one who guides believes that a life is in danger, she will act, and tell you first if she can.',
  ],
} as const

export const agreeTo =
  (live: Pick<LiveGatherings, 'participantOf' | 'read'>, repository: GatheringsRepository) =>
  async (account: string, gathering: string, version: string): Promise<void> => {
    if (version !== agreement.version) throw new Refused('agreement-changed')
    const who = await live.participantOf(account, gathering)
    if (!who) throw new Refused('not-yours')
    if ((await repository.enrolled(account, gathering))?.phase === 'ended') throw new Refused('ended')
    if ((await live.read(gathering))?.gone[who] === 'removed') throw new Refused('removed')
    await repository.agree(gathering, who, version)
  }
