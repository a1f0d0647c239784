// Every command of the socket, tried by everybody on the real app: what each gets is what its cell says, and what is
// refused leaves not one byte of the gathering changed.
import { personCommand } from '@circle/shared/gathering/commands'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Connected, newCommandId } from '../support/members.ts'
import { waitFor } from '../support/wait-for.ts'
import { commandRows, nounOf, socketEvents } from './all.ts'
import { events } from './events.ts'
import { allRoles, entrance, groups, isShut, type Role } from './roles.ts'
import { openStage, type Placed, type Print, type Stage } from './stage.ts'
import { type Cell, cells, type CommandRow, type EventRow } from './table.ts'

let stage: Stage
/** Where only refusals happened, one line of hers serves many cells. */
const untouched = new Map<string, Promise<Entered>>()
type Entered = { placed: Placed; line: Connected; before: Print }

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Cells of one row tried at the same time. */
const ATONCE = 5

type Message = { event: string; args: unknown[] }
const messageOf = (row: CommandRow | EventRow, { state }: Placed, role: Role): Message =>
  'event' in row
    ? { event: row.event, args: row.args(state, role) }
    : { event: 'gathering:command', args: [{ commandId: newCommandId(), command: row.sends(state, role) }] }

async function enter(row: CommandRow | EventRow, role: Role): Promise<Entered> {
  const placed = await stage.place(row.scene, role)
  const line = await stage.enter(placed, role)
  return { placed, line, before: await stage.print(placed) }
}

function enterOnce(row: CommandRow | EventRow, role: Role): Promise<Entered> {
  const name = `${row.scene} ${role}`
  const entered = untouched.get(name) ?? enter(row, role)
  untouched.set(name, entered)
  return entered
}

/** What she is answered; `changed!` when a refusal left a trace. */
async function tryIt(row: CommandRow | EventRow, role: Role, expected: Cell): Promise<string> {
  if (isShut(role)) return (await fromOutside(row, role)) === entrance[role] ? 'no line' : 'a line!'
  const { placed, line, before } = await (expected === 'ok' ? enter(row, role) : enterOnce(row, role))
  const { event, args } = messageOf(row, placed, role)
  const answer = await waitFor('an answer that is not about the pace', async () => {
    const said: unknown = await line.sendRaw(event, ...args)
    return (said as { code?: string }).code === 'too-fast' ? null : said
  })
  if (typeof answer === 'number' || (answer as { ok: boolean }).ok) {
    // Each open gathering is work for the app, and there are hundreds of cells.
    if (expected === 'ok') {
      line.close()
      await stage.remove(placed)
    }
    return 'ok'
  }
  const after = await stage.print(placed)
  return after.sealed === before.sealed && after.seq === before.seq ? (answer as { code: string }).code : 'changed!'
}

/** She has no line; the words are sent all the same, on the bare socket. Resolves with the code that turned her away. */
async function fromOutside(row: CommandRow | EventRow, role: Role): Promise<string> {
  const placed = await placedOnce(row, role)
  const cookie = await stage.signIn(role)
  const before = await stage.print(placed)
  const { event, args } = messageOf(row, placed, role)
  const raw = new WebSocket(`${stage.app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { origin: stage.app.url, ...(cookie && { cookie }) },
  })
  const frames: string[] = []
  const closed = new Promise<void>((done) => raw.once('close', () => done()))
  raw.on('error', () => {})
  raw.on('message', (data) => {
    const text = String(data)
    frames.push(text)
    if (text.startsWith('0')) raw.send(`40${JSON.stringify({ gathering: placed.gathering })}`)
    if (text.startsWith('44')) raw.send(`420${JSON.stringify([event, ...args])}`)
  })
  await closed // nobody who has no room to speak in is kept
  const after = await stage.print(placed)
  const [, refusal, ...more] = frames
  if (more.length > 0 || after.sealed !== before.sealed) return `heard: ${more.join(' ')}`
  return (JSON.parse(refusal!.slice(2)) as { data: { code: string } }).data.code
}

const outside = new Map<string, Promise<Placed>>()
function placedOnce(row: CommandRow | EventRow, role: Role): Promise<Placed> {
  const placed = outside.get(row.scene) ?? stage.place(row.scene, role)
  outside.set(row.scene, placed)
  return placed
}

async function everybody(row: CommandRow | EventRow): Promise<Record<Role, string>> {
  const expected = cells(row)
  const found: Partial<Record<Role, string>> = {}
  const left = [...allRoles]
  const next = async (): Promise<void> => {
    for (let role = left.shift(); role; role = left.shift()) found[role] = await tryIt(row, role, expected[role])
  }
  await Promise.all(Array.from({ length: ATONCE }, next))
  return found as Record<Role, string>
}

const commands = commandRows.map((row) => [`${nounOf(row)}${row.note ? `, ${row.note}` : ''}`, row] as const)
const others = events.map((row) => [`${row.event}${row.note ? `, ${row.note}` : ''}`, row] as const)

describe('who may say what', () => {
  test.each(commands)('%s', async (_name, row) => expect(await everybody(row)).toEqual(cells(row)))
  test.each(others)('%s', async (_name, row) => expect(await everybody(row)).toEqual(cells(row)))
})

describe('nothing is left out', () => {
  test('every command that people may send has its row', () => {
    const known = personCommand.options.map((option) => option.shape.type.value)
    expect([...new Set(commandRows.map(nounOf))].sort()).toEqual([...known].sort())
  })

  test('every word a socket may say has its row', () => {
    expect([...new Set(events.map(({ event }) => event))].sort()).toEqual(
      [...socketEvents(), 'gathering:anything-else'].sort(),
    )
  })

  test('every role is in one group, and every cell of every row is there', () => {
    expect(Object.values(groups).flat().sort()).toEqual([...allRoles].sort())
    for (const row of [...commandRows, ...events])
      expect(Object.values(cells(row)).filter(Boolean)).toHaveLength(allRoles.length)
  })
})
