// What is kept of a line that LiveKit writes: its level, the message and where in LiveKit's code it stands. Its fields hold
// whatever a browser sent and every address it came from. Pure.

/** The beginning of a line as zap writes it; what comes behind is not looked at. */
const LINE =
  /^\{"level":"(\w{1,10})"(?:,"ts":[^,]{1,40})?(?:,"logger":"([^"\\]{0,200})")?,"caller":"([^"\\]{0,200})","msg":"((?:[^"\\]|\\.){0,2000})/

/** Of LiveKit's own code, whose messages are constants. Libraries put addresses and parts of what they read into theirs. */
const OWN =
  /^(?:rtc|sfu|service|routing|server|config|telemetry|signalling|types|transport|utils|agent|clientconfiguration|metric|stats)\//

const LEVELS = new Set(['debug', 'info', 'warn', 'error', 'dpanic', 'panic', 'fatal'])
const asLine = (level, caller, msg) => JSON.stringify({ level, ...(caller && { caller }), msg })

/** Reads lines one after the other. `own` of a later version may be said by another folder: then only the place is kept. */
export function lineReader() {
  let running = false // its first line of JSON has come: before that it says why it does not start
  let traces = 0
  let words = 0
  /** The line to be written, or null. */
  return (line) => {
    const [, level, logger, caller, msg] = LINE.exec(line) ?? []
    if (level !== undefined) {
      running = true
      const place = /^[\w./@-]+\.go:\d+$/.test(caller) ? caller : undefined
      const own = place && OWN.test(place) && !/pion/.test(logger ?? '')
      return asLine(
        LEVELS.has(level) ? level : 'unknown',
        place,
        own ? constant(unescaped(msg)) : 'a message of a library, not kept',
      )
    }
    if (line.trim() === '') return null
    // How a Go program dies (runtime/panic.go): a word, then the places. Values stand between them and are not kept.
    const death = /^(panic|fatal error|SIG[A-Z]+): /.exec(line)?.[1]
    if (death) return asLine('panic', undefined, death)
    const place = /^\t(?:\S*\/)?([\w.@-]+\/[\w.-]+\.go:\d+)(?: \+0x[\da-f]+)?$/.exec(line)?.[1]
    if (place) return (traces += 1) <= 50 ? asLine('panic', place, 'was here') : null
    if (running || (words += 1) > 20) return null
    return asLine('error', undefined, constant(line))
  }
}

function unescaped(text) {
  try {
    return JSON.parse(`"${text}"`)
  } catch {
    return '' // cut in the middle of a sign
  }
}

/** Words of letters stay; whatever holds a digit, a quoted text or a sign of an address does not. */
function constant(text) {
  const kept = text
    .slice(0, 400)
    .replace(/"[^"]*"?|`[^`]*`?/g, ' … ')
    .split(/\s+/)
    .map((word) => (/^[([]?[A-Za-z][A-Za-z_'-]*[)\]]?[,.:;]?$/.test(word) ? word : '…'))
  return kept
    .join(' ')
    .replace(/…(?: …)+/g, '…')
    .trim()
    .slice(0, 200)
}
