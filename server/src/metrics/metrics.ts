// The numbers of one process in the format of Prometheus. They are taken once per tick and not when somebody asks: a reader
// must not be able to see the moment at which anything happened.
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import type { Counted } from './counted.ts'

/** As long as a tick of the bowl (milliseconds). */
const TICK = 30_000

export interface Looks {
  /** Connections of pages to gatherings. */
  readonly sockets: () => number
  /** Connections to the SFU through the gate. */
  readonly gate: () => number
  readonly pool: () => { readonly total: number; readonly idle: number; readonly waiting: number }
}

export interface Metrics {
  readonly counted: Counted
  /** Sets what is measured at each tick. */
  look(looks: Looks): void
  /** Everything as it was at the last tick. */
  text(): Promise<string>
  readonly contentType: string
  close(): void
}

export function makeMetrics(every = TICK): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 20 })
  const registers = [registry]
  const commands = new Counter({
    name: 'circle_commands_total',
    help: 'Commands by type and outcome.',
    labelNames: ['type', 'outcome'],
    registers,
  })
  const views = new Counter({ name: 'circle_views_total', help: 'Views sent to pages.', registers })
  const frames = new Counter({
    name: 'circle_gate_dropped_frames_total',
    help: 'Signalling frames the gate let not through, by kind.',
    labelNames: ['kind'],
    registers,
  })
  const corrections = new Counter({
    name: 'circle_sfu_corrections_total',
    help: 'What the SFU held differently from the rights, by what was done.',
    labelNames: ['what'],
    registers,
  })
  const broken = new Counter({
    name: 'circle_broken_pages_total',
    help: "Pages that broke before somebody's eyes, by screen.",
    labelNames: ['screen'],
    registers,
  })
  gaugesOf(registry, () => looks)

  let looks: Looks | undefined
  let snapshot = registry.metrics()
  const ticking = setInterval(() => (snapshot = registry.metrics()), every).unref()
  return {
    counted: {
      command: (type, outcome) => commands.inc({ type, outcome }),
      view: () => views.inc(),
      droppedFrame: (kind) => frames.inc({ kind }),
      corrected: (what) => corrections.inc({ what }),
      brokenPage: (screen) => broken.inc({ screen }),
    },
    look: (given) => (looks = given),
    text: () => snapshot,
    contentType: registry.contentType,
    close() {
      clearInterval(ticking)
      registry.clear()
    },
  }
}

function gaugesOf(registry: Registry, looks: () => Looks | undefined): void {
  const gauge = (name: string, help: string, value: (looks: Looks) => number): void =>
    void new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const there = looks()
        if (there) this.set(value(there))
      },
    })
  gauge('circle_sockets', 'Connections of pages to gatherings.', ({ sockets }) => sockets())
  gauge('circle_gate_connections', 'Connections to the SFU through the gate.', ({ gate }) => gate())
  gauge('circle_database_connections', 'Connections to the database.', ({ pool }) => pool().total)
  gauge('circle_database_connections_idle', 'Connections to the database that nobody uses.', ({ pool }) => pool().idle)
  gauge('circle_database_waiting', 'Who waits for a connection to the database.', ({ pool }) => pool().waiting)
}
