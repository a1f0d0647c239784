// How an operator does what a sentence of our programs advises: by npm in a checkout, by docker in an image. It must not run
// anything.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Service = 'app' | 'livekit' | 'postgres'

export interface Operator {
  /** A whole sentence. */
  readonly isRunning: (service: Service) => string
  /** Follows "Look again in a minute; if it is still so, ". */
  readonly restart: (service: Service) => string
  /** Follows "Look at ". */
  readonly logOfFront: string
  /** A whole sentence: how to end the app. */
  readonly endApp: string
}

export const byDocker: Operator = {
  isRunning: (service) => `Is it running (docker compose ps ${service})?`,
  restart: (service) => `run docker compose restart ${service}.`,
  logOfFront: "Caddy's log (docker compose logs caddy)",
  endApp: 'Please end it first (docker compose stop app, and app-two where there are two).',
}

export const byNpm: Operator = {
  isRunning: () => 'Is the circle running? `npm start` brings it up.',
  restart: () => 'press Ctrl-C where npm start was called, and call it again.',
  logOfFront: 'the log of whatever stands in front',
  endApp: 'Please end it first: press Ctrl-C where npm start was called.',
}

/** An image holds only the built programs; a checkout has npm's scripts above them. */
export const operator = (from = import.meta.dirname): Operator => (isCheckout(from) ? byNpm : byDocker)

function isCheckout(from: string): boolean {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'scripts', 'run.mjs'))) return true
    if (folder === dirname(folder)) return false
  }
}
