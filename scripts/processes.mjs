// Other programs: run one to its end, remember one in a file, find out whether it still lives, end it.
// It must never signal a process it did not recognise by its command line: process numbers are used again.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { beside, laneOf, plain, say } from './say.mjs'

const running = new Map()
let ending = false

/**
 * Runs a program without a shell, as its own process group where output is kept. `output`: 'show' on our own streams (line by
 * line in a lane), 'stderr' both on stderr, 'keep' in the answer. Resolves to { code, output }; rejects with a sentence when the program
 * cannot be started at all.
 */
export function run(program, args, { output = 'show', cwd, env } = {}) {
  const lane = laneOf()
  const byLine = lane && output === 'show'
  const stdio = {
    show: byLine ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    stderr: ['ignore', 2, 2],
    keep: ['ignore', 'pipe', 'pipe'],
  }[output]
  const group = output === 'keep' && process.platform !== 'win32'
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, env, stdio, detached: group, windowsHide: true })
    let kept = ''
    running.set(child, () => {
      // Compilers have children of their own, and those hold our pipes: the whole group goes, and we do not wait.
      if (group) process.kill(-child.pid, 'SIGTERM')
      else child.kill()
      child.stdout?.destroy()
      child.stderr?.destroy()
    })
    for (const stream of [child.stdout, child.stderr]) {
      if (byLine && stream) createInterface(stream).on('line', (line) => beside(lane, () => say(line)))
      else stream?.on('data', (data) => (kept += data))
    }
    child.on('close', (code) => {
      running.delete(child)
      done({ code: code ?? 128, output: kept })
    })
    // What a program leaves running holds its pipes: its lane goes on without them.
    if (byLine) child.on('exit', (code) => setTimeout(() => done({ code: code ?? 128, output: '' }), 2000).unref())
    child.on('error', (error) => {
      running.delete(child)
      fail(plain(`${program} could not be started: ${error.message}`))
    })
  })
}

/** Ends what `run` still waits for: an unfinished build or download. */
export function endRunning() {
  ending = true
  for (const [child, stop] of running) if (child.pid && child.exitCode === null) stop()
}

/** True from the moment everything was asked to end; what fails after that needs no words. */
export const isEnding = () => ending

export const node = (args, options) => run(process.execPath, args, options)

/** First match of a program on PATH, or undefined. */
export function which(name, env = process.env) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const folder of (env.PATH ?? env.Path ?? '').split(process.platform === 'win32' ? ';' : ':')) {
    for (const ending of endings) {
      const file = `${folder}/${name}${ending}`
      if (folder && existsSync(file)) return file
    }
  }
  return undefined
}

export function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return process.platform !== 'linux' || !/^State:\s+Z/m.test(readOr(`/proc/${pid}/status`, ''))
}

/** The command line of a living process; '' when it is gone. On Windows only its program. */
export function commandOf(pid) {
  if (process.platform === 'linux') return readOr(`/proc/${pid}/cmdline`, '').replaceAll('\0', ' ')
  const [program, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']]
      : ['ps', ['-o', 'command=', '-p', String(pid)]]
  try {
    return execFileSync(program, args, { encoding: 'utf8', windowsHide: true })
  } catch {
    return ''
  }
}

const readOr = (file, otherwise) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

/** Remembers a process with what a later start must know about it. Written whole or not at all. */
export function remember(file, facts) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(facts), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export const forget = (file) => rmSync(file, { force: true })

/** The facts of a remembered process that is alive and whose command line contains `mark`; else undefined. */
export function recall(file, mark) {
  try {
    const facts = JSON.parse(readFileSync(file, 'utf8'))
    const known = isAlive(facts.pid) && commandOf(facts.pid).includes(process.platform === 'win32' ? '' : mark)
    return known ? facts : undefined
  } catch {
    return undefined
  }
}

/** Sends each signal in turn, waiting `patience` ms after each for the process to go. True when it is gone. */
export async function end(pid, signals = ['SIGTERM', 'SIGKILL'], patience = 8000) {
  for (const signal of signals) {
    if (!isAlive(pid)) return true
    try {
      process.kill(pid, signal)
    } catch {
      // It went between the look and the signal.
    }
    for (let waited = 0; waited < patience; waited += 25) {
      if (!isAlive(pid)) return true
      await wait(25)
    }
  }
  return !isAlive(pid)
}
