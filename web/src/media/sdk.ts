// What is set once for the whole SDK. Imported for its effect by whoever makes the room.
import { CriticalTimers, LogLevel, setLogLevel } from 'livekit-client'

// The SDK's log names participants; nothing of the circle belongs into a console.
setLogLevel(LogLevel.silent)

const looksForConnection = 50
const sooner = 5

// The SDK looks every 50 ms whether the connection stands, and gives out no
// track before: a first picture need not wait for that.
CriticalTimers.setTimeout = (run: (...args: never[]) => void, ms = 0) =>
  setTimeout(run, ms === looksForConnection ? sooner : ms)
