/* Every line this page opens, remembered so that leaving now ends them all: also one that a library is opening at that
   very moment, or would open afterwards. It must not look at what goes over them. */
type Line = { close(): void; send?: (data: never) => void }
type Opens = new (...all: never[]) => Line

const kinds = ['WebSocket', 'RTCPeerConnection'] as const
let lines: WeakRef<Line>[] = []
let shut = false

/** Once, before anything opens a line. `on`: where their constructors stand. */
export function rememberConnections(on: Partial<Record<(typeof kinds)[number], unknown>> = globalThis): void {
  for (const kind of kinds) {
    const opens = on[kind] as Opens | undefined
    if (!opens) continue
    on[kind] = new Proxy(opens, {
      construct(target, all, asked) {
        const line = Reflect.construct(target, all, asked) as Line
        if (shut) end(line)
        else lines = [...lines.filter((one) => one.deref()), new WeakRef(line)]
        return line
      },
    })
  }
}

/** All of them, and whatever is opened from now on. */
export function endConnections(): void {
  shut = true
  for (const line of lines.splice(0)) end(line.deref())
}

/** A library that still has something to say has nobody to say it to; the browser would complain of that. */
function end(line: Line | undefined): void {
  line?.close()
  if (line?.send) line.send = () => {}
}
