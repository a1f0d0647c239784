// One seed from its first knock to its end: the circle gathers, the script is played, all becomes quiet, the gathering
// ends, and everything is compared. It answers with what was found wrong.
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseAway } from '@circle/server/db/database'
import { SeededRandom } from '@circle/shared/testing/seeded-random'
import { type Cast, roleOf } from './cast.ts'
import { answersAgree } from './checks/answers.ts'
import { readAgain } from './checks/log.ts'
import { type Ends, notesAgree } from './checks/notes.ts'
import { keptViewsAgree, lastViewDiffers, removedSeeNothing } from './checks/views.ts'
import { type Environment, PROCESSES } from './environment.ts'
import { knocks, make, takesHerVoice, writesANote } from './moves.ts'
import { readRecord, readState } from './record.ts'
import { type Script, scriptOf } from './script.ts'
import { Stage } from './stage.ts'
import type { Woman } from './woman.ts'
import { takesASlot } from './writer.ts'

export type Played = {
  seed: number
  wrong: string[]
  told: string[]
  script: Script
  events: number
  commands: number
  views: number
}

export async function play(seed: number, ground: Environment, cast: Cast, ends: Ends): Promise<Played> {
  const script = scriptOf(seed)
  const stage = await patiently(() => Stage.set(seed, ground, cast))
  let counts = { events: 0, commands: 0, views: 0 }
  try {
    await gather(stage, script)
    stage.tell('the circle has gathered')
    for (const step of script.steps) {
      await wait(step.after)
      if (stage.ended) break
      await make(stage, step)
    }
    stage.over = true
    stage.tell('the script is over')
    await becomeQuiet(stage)
    stage.tell('all is quiet')
    await end(stage, script)
    stage.tell('it has ended')
    counts = await compare(stage, ends)
  } catch (error) {
    stage.wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    for (const woman of [...stage.all, ...stage.ghosts]) woman.drop()
  }
  return { seed, wrong: [...new Set(stage.wrong)], told: stage.told, script, ...counts }
}

/** Past the door first: a gathering that nobody gets into proves nothing. */
async function gather(stage: Stage, script: Script): Promise<void> {
  const dice = new SeededRandom(script.seed + 1)
  const facilitator = stage.women.get('F')!
  facilitator.come(dice.below(PROCESSES))
  await knocks(stage, facilitator)
  await stage.asks(facilitator, { type: 'gathering.open' })
  const others = stage.all
    .filter((woman) => woman !== facilitator)
    .toSorted(() => dice.next() - 0.5)
    .slice(0, script.atFirst)
  for (const woman of others) woman.come(dice.below(PROCESSES))
  await Promise.all(others.map((woman) => knocks(stage, woman)))
  await stage.asks(facilitator, { type: 'door.admit-all' })
  await stage.asks(
    facilitator,
    dice.chance(0.7)
      ? { type: 'round.begin', prompt: 'What did you leave behind?' }
      : { type: 'mode.set', mode: 'open' },
  )
  if (script.opensBowl) await stage.asks(facilitator, { type: 'bowl.announce', when: 'now' })
  await stage.until(() => others.every((woman) => !woman.connected || woman.room !== null), 3000)
  for (const woman of others.slice(script.voices, 6)) takesASlot(woman)
  for (const woman of others.slice(0, script.voices)) {
    const own = await takesHerVoice(stage, woman)
    if (own) stage.meanwhile(writesANote(stage, own, new SeededRandom(dice.below(2 ** 31))))
  }
}

/** Everybody has come back, has heard what became of what she asked, and sees what is. */
async function becomeQuiet(stage: Stage): Promise<void> {
  await stage.ground.quiet()
  await Promise.all(stage.beside)
  if (stage.ended) return
  const coming = stage.all.filter((woman) => woman.coming)
  const back = await stage.until(
    () => coming.every((woman) => woman.closed !== null || (woman.connected && woman.view !== null) || woman.elsewhere),
    45_000,
  )
  if (!back) {
    const missing = coming.filter(({ connected, view }) => !connected || view === null).slice(0, 3)
    stage.wrong.push(`not back: ${missing.map((woman) => woman.inWords()).join('\n    ')}`)
  }
  for (const woman of stage.all) woman.moveHere()
  await Promise.all(
    stage.present.map(async (woman) => {
      for (const one of woman.asked.values()) {
        if (!one.settled && one.tries.length > 0 && !stage.ended) await stage.settle(woman, one)
      }
    }),
  )
  let differing: string[] = []
  const same = await stage.until(async () => {
    if (stage.ended) return true
    const state = await readState(stage.ground, stage.gathering).catch(() => null)
    if (state === null) return false
    differing = stage.present
      .filter(({ elsewhere }) => !elsewhere)
      .map((woman) => lastViewDiffers(state, woman))
      .filter((words) => words !== null)
    return differing.length === 0
  }, 25_000)
  if (!same) stage.wrong.push('all is quiet, and the views are not those of the state', ...differing)
}

/** By the facilitator, whatever became of her; in some circles she reads first what still lies in the bowl. */
async function end(stage: Stage, { readsAtTheEnd }: Script): Promise<void> {
  const facilitator = stage.women.get('F')!
  const until = performance.now() + 60_000
  for (let reads = readsAtTheEnd; !stage.ended && performance.now() < until; reads = false) {
    facilitator.come()
    if (facilitator.elsewhere) facilitator.moveHere()
    // Somebody may have come by her name meanwhile.
    await knocks(stage, facilitator, reads ? undefined : `Tamsin ${Math.round(performance.now())}`)
    if (reads) await readTheBowl(stage, facilitator)
    await stage.asks(facilitator, { type: 'gathering.end', unread: true })
    await stage.until(() => stage.ended, 500)
  }
  if (!stage.ended)
    throw new Error(
      `It did not end. She sees ${JSON.stringify(facilitator.view)?.slice(0, 400)}; ${facilitator.inWords()}`,
    )
  const told = await stage.until(() => stage.present.length === 0, 15_000)
  if (!told) stage.wrong.push(`not told of the end: ${stage.present.map(({ label }) => label).join()}`)
}

async function readTheBowl(stage: Stage, facilitator: Woman): Promise<void> {
  await stage.asks(facilitator, { type: 'bowl.announce', when: 'now' })
  for (let count = 0; count < 5; count += 1) {
    const before = facilitator.room?.desk?.bowl?.inHand?.id
    if (before === undefined && !(await stage.asks(facilitator, { type: 'note.draw' }))) return
    await stage.until(() => (facilitator.room?.desk?.bowl?.inHand ?? null) !== null, 2000)
    const id = facilitator.room?.desk?.bowl?.inHand?.id
    if (id !== undefined)
      await stage.asks(facilitator, count % 2 === 0 ? { type: 'note.set-aside', id } : { type: 'note.lay', id })
    await stage.until(() => facilitator.room?.desk?.bowl?.inHand?.id !== id, 2000)
  }
}

async function compare(stage: Stage, ends: Ends): Promise<{ events: number; commands: number; views: number }> {
  const record = await patiently(() => readRecord(stage.ground, stage.gathering))
  const women = stage.all
  const commandOf = (by: string, id: string) => {
    const woman = women.find(({ who }) => who === by)
    const asked = woman?.asked.get(id)
    return woman && asked
      ? {
          command: asked.command,
          actor: { kind: 'person', who: by, role: roleOf(woman.label), letInBefore: true } as const,
        }
      : null
  }
  const { states, wrong } = readAgain(record, commandOf)
  stage.wrong.push(
    ...wrong,
    ...answersAgree(
      record.commands,
      women.flatMap(({ asked }) => [...asked.values()]),
    ),
    ...keptViewsAgree(states, women),
    ...removedSeeNothing(states, record.events, women),
    ...notesAgree(record, stage.written, ends),
  )
  for (const { seq, bytes } of stage.looks) {
    if (digest(bytes) !== digest(JSON.stringify(states.get(seq) ?? null)))
      stage.wrong.push(`the state that was read at ${seq} is not in the log`)
  }
  for (const ghost of stage.ghosts) {
    if (ghost.room !== null || ghost.view?.audience === 'waiting')
      stage.wrong.push(`${ghost.label} was removed and came in`)
  }
  for (const woman of women) {
    const last = woman.closed === 'ended' ? lastViewDiffers(record.state, woman) : null
    if (last !== null && woman.view !== null && woman.view.audience !== 'stranger') stage.wrong.push(last)
  }
  return {
    events: record.events.length,
    commands: record.commands.length,
    views: women.reduce((sum, { kept }) => sum + kept.length, 0),
  }
}

/** The machine may be so busy that our own look at the database is refused. */
async function patiently<T>(look: () => Promise<T>): Promise<T> {
  for (let time = 0; ; time += 1) {
    try {
      return await look()
    } catch (error) {
      if (!isDatabaseAway(error) || time === 4) throw error
      await wait(500)
    }
  }
}

const digest = (bytes: string): string => createHash('sha256').update(bytes).digest('hex')
