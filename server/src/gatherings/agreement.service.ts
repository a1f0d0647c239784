// Her yes to the agreement. Only the version is kept with her place in this gathering, and goes with it at the close.
import { Refused } from '../http/refused.ts'
import { agreement } from './agreement.ts'
import type { GatheringsRepository } from './gatherings.repository.ts'
import type { LiveGatherings } from './live.port.ts'

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
