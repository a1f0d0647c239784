// What is set once for the whole SDK. Imported for its effect by whoever makes the room.
import { CriticalTimers, getLogger, LoggerNames, LogLevel } from 'livekit-client'

// The SDK's log names participants; nothing of the circle belongs into a console. Its `setLogLevel` would also write each
// level into localStorage, where it outlives the page; a default level is kept in memory.
for (const name of Object.values(LoggerNames)) getLogger(name).setDefaultLevel(LogLevel.silent)

/**
 * Waits of the SDK that we do not share, and what they are with us (ms). It looks every 50 ms whether the connection
 * stands, and gives out no track before: a first picture need not wait for that. And when the signalling is back, it
 * waits two seconds more before it looks and sends what she pressed meanwhile, such as the opening of her microphone.
 */
const sooner = new Map([
  [50, 5],
  [2_000, 50],
])

CriticalTimers.setTimeout = (run: (...args: never[]) => void, ms = 0) => setTimeout(run, sooner.get(ms) ?? ms)
