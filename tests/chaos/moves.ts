// What each step of a script does on the stage. Who does it and what she asks is chosen by the step's own dice from what
// the women see. It judges nothing.
import { setTimeout as wait } from 'node:timers/promises'
import type { PersonCommand } from '@circle/shared/gathering/commands'
import { type Choice, nonsenseChoice, sensibleChoice } from '@circle/shared/testing/choices'
import { nameOf } from '@circle/shared/testing/circle'
import { SeededRandom } from '@circle/shared/testing/seeded-random'
import type { Ack } from '@circle/shared/socket'
import { stateFromView } from './state-from-view.ts'
import { PROCESSES } from './environment.ts'
import { brokenStates } from './checks/log.ts'
import { lookedAt } from './checks/views.ts'
import { readState } from './record.ts'
import type { Move, Step, Way } from './script.ts'
import type { Stage, VoiceOf } from './stage.ts'
import { Woman } from './woman.ts'
import { posts, takesASlot, takesAVoice, writes } from './writer.ts'

/** After how many milliseconds a woman who was removed may be sure that every process knows it. */
const KNOWN_EVERYWHERE = 1500
/** Each costs the arithmetic of the curve on both sides. */
const MOST_VOICES = 4

export async function make(stage: Stage, { move }: Step): Promise<void> {
  if (move.does === 'strike') {
    const struck = stage.ground.strike(move.fault, move.process, move.long)
    return stage.tell(
      `${struck ? '' : 'not, because something else strikes: '}${move.fault} at process ${move.process} for ${move.long} ms`,
    )
  }
  const dice = new SeededRandom(move.dice)
  if (dice.chance(0.2)) stage.meanwhile(look(stage, dice))
  moves[move.does](stage, dice, move)
}

type Made = Exclude<Move['does'], 'strike'>
const moves: Record<Made, (stage: Stage, dice: SeededRandom, move: Move) => void> = {
  act: (stage, dice, move) => act(stage, choose(stage, dice), dice, 'way' in move ? move.way : 'plainly'),
  nonsense: (stage, dice) => act(stage, chooseNonsense(stage, dice), dice, 'plainly'),
  rush: (stage, dice) => {
    for (let count = 3 + dice.below(5); count > 0; count -= 1) act(stage, choose(stage, dice), dice, 'plainly')
  },
  drop: (stage, dice) => one(stage, dice.choose(stage.present), 'drops', (woman) => woman.drop()),
  stumble: (stage, dice) =>
    one(stage, dice.choose(stage.present), 'stumbles', (woman) => woman.stumble(dice.below(PROCESSES))),
  come: comes,
  'change device': (stage, dice) =>
    one(stage, dice.choose(stage.inside), 'opens a second device', (woman) => {
      woman.otherDevice(dice.below(PROCESSES))
      if (dice.chance(0.8)) stage.meanwhile(stage.until(() => woman.elsewhere, 1500).then(() => woman.moveHere()))
    }),
  'move here': (stage, dice) =>
    one(stage, dice.choose(stage.all.filter(({ elsewhere }) => elsewhere)), 'moves here', (woman) => woman.moveHere()),
  'ask again': (stage, dice) =>
    one(stage, dice.choose(stage.present), 'asks again', (woman) => {
      const again = dice.choose([...woman.asked.values()])
      if (again) woman.ask(again)
    }),
  'reuse an id': reuse,
  credential: (stage, dice) =>
    one(stage, dice.choose(stage.inside), 'takes a credential', (woman) => takesASlot(woman)),
  write: (stage, dice) => stage.meanwhile(write(stage, dice)),
  'repeat a note': (stage, dice) => again(stage, dice, 'note'),
  'take a note back': (stage, dice) => again(stage, dice, 'withdraw'),
}

function one(stage: Stage, woman: Woman | null, does: string, then: (woman: Woman) => void): void {
  if (woman === null) return
  stage.tell(`${woman.label} ${does}`)
  then(woman)
}

/** From what one of those inside sees: mostly one who guides, because she sees most. */
function choose(stage: Stage, dice: SeededRandom): Choice | null {
  const { inside } = stage
  const guides = inside.filter(({ room }) => room?.audience === 'facilitator')
  const viewer = (dice.chance(0.7) ? dice.choose(guides) : null) ?? dice.choose(inside)
  if (!viewer?.room) return knocking(stage, dice)
  return sensibleChoice(
    stateFromView(viewer.room, stage.labelOf),
    dice,
    stage.present.map(({ label }) => label),
  )
}

function chooseNonsense(stage: Stage, dice: SeededRandom): Choice | null {
  const viewer = dice.choose(stage.inside)
  return viewer?.room
    ? nonsenseChoice(
        stateFromView(viewer.room, stage.labelOf),
        dice,
        stage.present.map(({ label }) => label),
      )
    : null
}

/** Nobody is inside: whoever is there knocks. */
function knocking(stage: Stage, dice: SeededRandom): Choice | null {
  const woman = stage.present.find(({ label }) => label === 'F') ?? dice.choose(stage.present)
  return (
    woman && { who: woman.label, command: { type: 'door.knock', name: nameOf(woman.label), attendance: 'sharing' } }
  )
}

function act(stage: Stage, choice: Choice | null, dice: SeededRandom, way: Way): void {
  const woman = choice && stage.women.get(choice.who)
  if (!woman?.connected) return
  const command = withIds(choice!.command, stage.whoOf)
  const asked = woman.intends(stage.commandId(), command)
  stage.tell(`${woman.label} asks ${way}: ${JSON.stringify(choice!.command)} (${asked.id.slice(-6)})`)
  switch (way) {
    case 'plainly':
      return void woman.ask(asked)
    case 'twice':
      woman.ask(asked)
      return void woman.ask(asked)
    case 'late':
      return stage.meanwhile(wait(40 + dice.below(700)).then(() => woman.ask(asked)))
    case 'deaf':
      return void woman.ask(asked, true)
    case 'and is cut off':
      woman.ask(asked)
      return stage.meanwhile(wait(dice.below(12)).then(() => woman.stumble(dice.below(PROCESSES))))
    default:
      return way satisfies never
  }
}

function withIds(command: PersonCommand, whoOf: (label: string) => string): PersonCommand {
  const named = ['who', 'to', 'one', 'other', 'before'] as const
  const change = named.flatMap((key) => {
    const label = (command as Record<string, unknown>)[key]
    return typeof label === 'string' && command.type !== 'attendance.change' ? [[key, whoOf(label)]] : []
  })
  return { ...command, ...Object.fromEntries(change) } as PersonCommand
}

/** One who is away comes, for the first time or again; sometimes one who may not any more. */
function comes(stage: Stage, dice: SeededRandom): void {
  const removed = stage.all.filter(({ closed }) => closed === 'removed')
  if (removed.length > 0 && dice.chance(0.3)) return stage.meanwhile(triesAgain(stage, dice, dice.choose(removed)!))
  const away = stage.all.filter(({ coming, closed }) => !coming && closed === null)
  one(stage, dice.choose(away), 'comes', (woman) => {
    woman.come(dice.below(PROCESSES))
    if (woman.room === null) stage.meanwhile(knocks(stage, woman))
  })
}

export async function knocks(stage: Stage, woman: Woman, name = nameOf(woman.label)): Promise<void> {
  if (!(await stage.until(() => woman.connected && woman.view !== null, 6000))) return
  if (woman.view?.audience !== 'stranger') return
  const attendance = 'LMN'.includes(woman.label) ? 'listening' : 'sharing'
  await stage.asks(woman, { type: 'door.knock', name, attendance })
}

/** With all she had: her cookie, and the door of the bowl as she last saw it. */
async function triesAgain(stage: Stage, dice: SeededRandom, woman: Woman): Promise<void> {
  stage.tell(`${woman.label}, who was removed, tries again`)
  const ghost = new Woman({ ...woman.setting, keeps: () => false })
  stage.ghosts.push(ghost)
  ghost.come(dice.below(PROCESSES))
  const own = stage.voices.find((one) => one.woman === woman)
  await wait(KNOWN_EVERYWHERE)
  if (own && woman.lastDoor !== null) {
    own.notes += 1
    const written = {
      ...writes(woman, own.voice, own.notes, `from outside ${own.notes}, seed ${stage.seed}`),
      fromOutside: true,
    }
    stage.written.push(written)
    for (let process = 0; process < PROCESSES; process += 1) await posts(written, stage.ground.url(process), 'note')
  }
  ghost.drop()
}

function reuse(stage: Stage, dice: SeededRandom): void {
  const woman = dice.choose(stage.present)
  const before =
    woman &&
    dice.choose([...woman.asked.values()].filter(({ yes, command }) => yes !== null && command.type !== 'rest.ask'))
  if (!woman || !before) return
  stage.tell(`${woman.label} uses ${before.id.slice(-6)} for something else`)
  woman.say('gathering:command', { commandId: before.id, command: { type: 'rest.ask' } }, (answer) => {
    if ((answer as Ack).ok) stage.wrong.push(`${before.id} was taken for two commands`)
  })
}

export async function takesHerVoice(stage: Stage, woman: Woman): Promise<VoiceOf | null> {
  if (woman.room?.you.role !== 'member') return null
  stage.tell(`${woman.label} takes a voice`)
  const voice = await takesAVoice(woman)
  const own = voice && { woman, voice, notes: 0 }
  if (own) stage.voices.push(own)
  return own
}

async function write(stage: Stage, dice: SeededRandom): Promise<void> {
  const writers = stage.inside.filter(({ room }) => room?.bowl && room.you.role === 'member')
  const own =
    dice.choose(stage.voices.filter(({ woman }) => writers.includes(woman))) ??
    (stage.voices.length < MOST_VOICES
      ? await takesHerVoice(stage, dice.choose(writers) ?? stage.women.get('F')!)
      : null)
  if (own !== null) await writesANote(stage, own, dice)
}

/** And repeats it, as her page does, as long as she has no mark of it. */
export async function writesANote(stage: Stage, own: VoiceOf, dice: SeededRandom): Promise<void> {
  own.notes += 1
  const written = writes(own.woman, own.voice, own.notes, `note ${own.notes} of ${own.woman.label}, seed ${stage.seed}`)
  stage.written.push(written)
  stage.tell(`${own.woman.label} writes note ${own.notes}`)
  const told = (): boolean => own.woman.ticks.some(({ marks }) => written.note.outcome(marks) !== null)
  for (let time = 0; time < 5 && !stage.over && own.woman.room !== null; time += 1) {
    await posts(written, stage.ground.url(dice.below(PROCESSES)))
    if (await stage.until(() => told() || stage.over, 2000)) return
  }
}

/** Her page repeats what it has no mark of; here also what it has. */
function again(stage: Stage, dice: SeededRandom, kind: 'note' | 'withdraw'): void {
  const written = dice.choose(stage.written.filter(({ fromOutside, by }) => !fromOutside && by.room !== null))
  if (written === null) return
  stage.tell(`${written.by.label} ${kind === 'note' ? 'repeats' : 'takes back'} "${written.note.text}"`)
  stage.meanwhile(posts(written, stage.ground.url(dice.below(PROCESSES)), kind))
}

/** The state as it is in the database now. */
async function look(stage: Stage, dice: SeededRandom): Promise<void> {
  const state = await readState(stage.ground, stage.gathering).catch(() => null)
  if (state === null) return
  stage.looks.push({ seq: state.seq, bytes: JSON.stringify(state) })
  stage.wrong.push(...brokenStates(state), ...lookedAt(state, dice))
}
