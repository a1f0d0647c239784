// Settings of the whole SDK: its log is silent, and two of its waits are shorter. Imported for its effect by whoever makes
// the room. Nothing here may depend on one room.
import { CriticalTimers, getLogger, LoggerNames, LogLevel } from 'livekit-client'

// The log names participants, and nothing of the circle belongs into a console. `setLogLevel` would also write each level
// into localStorage, where it outlives the page; a default level stays in memory.
for (const name of Object.values(LoggerNames)) getLogger(name).setDefaultLevel(LogLevel.silent)

/**
 * Waits of the SDK (ms), and what they become. It checks every 50 ms whether the connection stands and gives out no track
 * before, so a first picture would wait for that check. After a resume it waits two seconds before it sends what she pressed
 * meanwhile, such as the opening of her microphone.
 */
const shorter = new Map([
  [50, 5],
  [2_000, 50],
])

CriticalTimers.setTimeout = (run: (...args: never[]) => void, ms = 0) => setTimeout(run, shorter.get(ms) ?? ms)
