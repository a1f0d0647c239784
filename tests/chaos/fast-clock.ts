// Makes the hours of a run pass in seconds, for built processes whose clock nobody can turn. A process never lets its
// clock be behind what another has written (clock.ts), so a writer whose clock runs ahead pulls all of them along: it
// writes into a gathering of its own, and a woman at each process asks something there, which is refused.
import { commandQueues, createLiving } from '@circle/server/gatherings/gatherings.service'
import { bowlParts } from '@circle/server/bowl/start'
import { gatheringsRepository } from '@circle/server/gatherings/gatherings.repository'
import { keysIn } from '@circle/server/gatherings/keys'
import { marksUnder } from '@circle/server/gatherings/marks'
import { openState } from '@circle/server/gatherings/record'
import { makeLog } from '@circle/server/log/log'
import { type Cast, newGathering } from './cast.ts'
import { type Environment, PROCESSES } from './environment.ts'
import { Woman } from './woman.ts'

const STEP = 200

/** `speed`: how much faster. Resolves when the first step is taken; the answer ends it. */
export async function hurryClock(ground: Environment, cast: Cast, speed: number): Promise<() => Promise<void>> {
  const { db, dataDir } = ground
  const { id, whoIs } = await newGathering(db, cast, 'The hours')
  const log = makeLog({ logLevel: 'silent', processName: 'hours' })
  const repository = gatheringsRepository(db)
  const keys = keysIn(dataDir)
  let now = Date.now()
  const clock = { now: () => Math.floor(now), atLeast: (instant: number) => void (now = Math.max(now, instant)) }
  const parts = bowlParts(log)
  const living = createLiving({
    repository,
    keys,
    marks: marksUnder(keys),
    clock,
    queue: commandQueues(),
    log,
    bowl: parts.rows,
  })
  const women = Array.from({ length: PROCESSES }, (_, process) => {
    const { label, cookie } = cast.people[process + 2]!
    const woman = new Woman({
      gathering: id,
      who: whoIs.get(label)!,
      label,
      cookie,
      url: ground.url,
      keeps: () => false,
      wrong: () => {},
    })
    woman.come(process)
    return woman
  })
  let steps = 0
  let before = performance.now()

  async function step(): Promise<void> {
    steps += 1
    const passed = performance.now() - before
    before += passed
    // A process that found its clock behind may have set this gathering's hours back: then from there.
    now = ((await timeOf(id)) || now) + passed * speed
    await living.submitSystem(id, `hours:${steps}`, { type: 'clock.step', by: 1 })
    for (const woman of women)
      woman.ask(woman.intends(`hours-${String(steps).padStart(12, '0')}`, { type: 'hand.raise' }))
    for (const woman of women) if (woman.asked.size > 20) woman.asked.clear()
  }

  /** The instant of its last event. */
  async function timeOf(gathering: string): Promise<number> {
    const loaded = await repository.load(db, gathering)
    return loaded ? openState(loaded, await keys.find(gathering)).at : 0
  }

  let ended = false
  const running = (async () => {
    while (!ended) {
      await step().catch(() => {})
      await new Promise((done) => setTimeout(done, STEP))
    }
  })()
  return async () => {
    ended = true
    await running
    for (const woman of women) woman.drop()
    await parts.curve.close()
  }
}
