// One scripted member: her page, her line, what she asks and what she sees. She knows her own views and nothing else.
// She decides nothing: the play tells her what to do.
import type { PersonCommand } from '@circle/shared/gathering/commands'
import type { RoomView, View } from '@circle/shared/gathering/view.types'
import type { Ack, BowlTick } from '@circle/shared/socket'
import { Asked } from './asked.ts'
import { type RawSocket, openRawSocket } from './raw-socket.ts'

export type Setting = {
  gathering: string
  who: string
  label: string
  cookie: string
  /** Where a process listens. */
  url: (process: number) => string
  /** Whether one of her views is kept for the end. */
  keeps: () => boolean
  /** What cannot be. */
  wrong: (words: string) => void
}

/** Milliseconds before her page tries again; longer each time, and not all at once, so that a slow server is not kept down. */
const AGAIN = { least: 250, most: 4000 } as const

export class Woman {
  readonly asked = new Map<string, Asked>()
  readonly ticks: BowlTick[] = []
  /** Views of the room that are compared with the state of that moment at the end. */
  readonly kept: RoomView[] = []
  /** The last of the room that she saw, whatever came afterwards. */
  lastOfRoom: RoomView | null = null
  view: View | null = null
  /** Why her line was ended for good. */
  closed: string | null = null
  /** The last refusal of a handshake. */
  refused: string | null = null
  elsewhere = false
  /** What her present line was told, the last of it last. */
  private heard: string[] = []
  /** The door of the bowl, as she last saw it. */
  lastDoor: string | null = null
  process = 0
  private line: RawSocket | null = null
  private joined = false
  private wanted = false
  private pages = 0
  private timer: NodeJS.Timeout | undefined
  private numbers = 0
  private tries = 0
  /** Lines of her other pages that nobody has closed yet. */
  private readonly left = new Set<RawSocket>()
  private readonly waiting = new Map<number, (answer: unknown) => void>()

  constructor(readonly setting: Setting) {}

  get who(): string {
    return this.setting.who
  }
  get label(): string {
    return this.setting.label
  }
  get connected(): boolean {
    return this.joined && this.closed === null
  }
  /** She wants to be here. */
  get coming(): boolean {
    return this.wanted && this.closed === null
  }

  get room(): RoomView | null {
    const { view } = this
    return view === null || view.audience === 'waiting' || view.audience === 'stranger' ? null : view
  }

  /** How things stand with her, for the words of a failure. */
  inWords(): string {
    const { label, joined, wanted, closed, refused, elsewhere, process, pages, heard } = this
    const last = [...this.asked.values()].slice(-4).map(({ id, command, tries }) => ({ id, type: command.type, tries }))
    return JSON.stringify({
      label,
      joined,
      wanted,
      closed,
      refused,
      elsewhere,
      process,
      pages,
      line: this.line !== null,
      heard: heard.slice(-6),
      last,
    })
  }

  /** Her page comes, or comes back, at this process. */
  come(process = this.process): void {
    if (this.closed !== null || this.line !== null) return
    this.process = process
    this.wanted = true
    this.pages ||= 1
    this.open()
  }

  /** Another page of hers, which takes the place of this one when she has said that it may. The first stays open. */
  otherDevice(process: number): void {
    if (this.closed !== null) return
    if (this.line !== null) this.left.add(this.line)
    this.pages += 1
    this.lost()
    this.view = null
    this.come(process)
  }

  /** Her line is gone without a word; her page does not come back before it is told to. */
  drop(): void {
    this.wanted = false
    clearTimeout(this.timer)
    for (const line of [...this.left]) line.cut()
    this.line?.cut()
  }

  /** Her line is gone and her page comes back by itself. */
  stumble(process = this.process): void {
    this.process = process
    this.line?.cut()
  }

  private open(): void {
    clearTimeout(this.timer)
    this.heard = [`line to ${this.process}`]
    const page = `${this.setting.label}-page-${this.pages}-`.padEnd(20, 'x')
    const { gathering, cookie, url } = this.setting
    let line: RawSocket | null = null
    const now = (): boolean => this.line === line
    line = openRawSocket({
      url: url(this.process),
      cookie,
      gathering,
      page,
      heard: {
        joined: () => {
          if (now()) this.joined = true
        },
        refused: (code) => {
          if (now()) this.turnedAway(code)
        },
        event: (name, args) => {
          if (now()) this.hear(name, args)
          else if (name === 'gathering:moved') line?.cut()
        },
        answer: (number, body) => {
          this.waiting.get(number)?.(body)
          this.waiting.delete(number)
        },
        gone: () => {
          if (line) this.left.delete(line)
          if (now()) this.lost()
        },
      },
    })
    this.line = line
  }

  private turnedAway(code: string): void {
    this.refused = code
    if (code === 'ended' || code === 'removed') {
      this.closed = code
      this.view = null // what she saw before is not on any screen
    }
    this.line?.cut()
  }

  private lost(): void {
    clearTimeout(this.timer)
    this.line = null
    this.joined = false
    this.elsewhere = false
    this.waiting.clear()
    if (!this.coming) return
    const after = Math.min(AGAIN.most, AGAIN.least * 2 ** this.tries) * (0.5 + Math.random())
    this.tries += 1
    this.timer = setTimeout(() => this.line ?? this.open(), after)
  }

  private hear(name: string, [first]: unknown[]): void {
    if (name !== 'bowl:tick') this.heard.push(name)
    if (this.heard.length > 20) this.heard = this.heard.slice(-6)
    if (name === 'gathering:view') this.see(first as View)
    else if (name === 'bowl:tick') this.ticks.push(first as BowlTick)
    else if (name === 'gathering:elsewhere') this.elsewhere = true
    else if (name === 'gathering:moved') this.moved()
    else if (name === 'gathering:closed') this.closed = first as string
  }

  private moved(): void {
    this.wanted = false
    if (this.pages === 1)
      this.setting.wrong(`${this.label} was told that she went to another device, and she has one page`)
  }

  private see(view: View): void {
    this.tries = 0
    this.view = view
    this.elsewhere = false
    const { room } = this
    if (room === null) return
    this.lastDoor = room.bowl?.channelKey ?? this.lastDoor
    this.lastOfRoom = room
    if (this.setting.keeps()) this.kept.push(room)
  }

  /** One try. `answered`: called at most once, and never when the line goes first. */
  say(event: string, arg: unknown, answered: (answer: unknown) => void = () => {}): boolean {
    const number = (this.numbers += 1)
    this.waiting.set(number, answered)
    const args = arg === undefined ? [] : [arg]
    const sent = this.joined && (this.line?.send(number, event, ...args) ?? false)
    if (!sent) this.waiting.delete(number)
    return sent
  }

  /** Writes the command into her book, or finds it there. */
  intends(id: string, command: PersonCommand): Asked {
    const one = this.asked.get(id) ?? new Asked(id, this.who, command)
    this.asked.set(id, one)
    return one
  }

  /** Asks once, under its id. `deaf`: she does not hear the answer. */
  ask(one: Asked, deaf = false): boolean {
    const attempt = one.begin()
    const sent = this.say('gathering:command', { commandId: one.id, command: one.command }, (answer) => {
      if (!deaf) attempt.answer = answer as Ack
    })
    if (!sent) one.tries.splice(one.tries.indexOf(attempt), 1)
    return sent
  }

  moveHere(): void {
    if (this.elsewhere) this.say('gathering:move-here', undefined)
  }
}
