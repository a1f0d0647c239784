/* Every connection this page opens, remembered so that leaving now ends them all: also one that a library is opening at that
   very moment, or would open afterwards. It must not look at what goes over them. */
type Connection = { close(): void; send?: (data: never) => void }
type Opens = new (...all: never[]) => Connection

const kinds = ['WebSocket', 'RTCPeerConnection'] as const
let connections: WeakRef<Connection>[] = []
let shut = false

/** Once, before anything opens a connection. `on`: where their constructors stand. */
export function rememberConnections(on: Partial<Record<(typeof kinds)[number], unknown>> = globalThis): void {
  for (const kind of kinds) {
    const opens = on[kind] as Opens | undefined
    if (!opens) continue
    on[kind] = new Proxy(opens, {
      construct(target, all, asked) {
        const connection = Reflect.construct(target, all, asked) as Connection
        if (shut) end(connection)
        else connections = [...connections.filter((one) => one.deref()), new WeakRef(connection)]
        return connection
      },
    })
  }
}

/** All of them, and whatever is opened from now on. */
export function endConnections(): void {
  shut = true
  for (const connection of connections.splice(0)) end(connection.deref())
}

/** A library that still has something to say has nobody to say it to; the browser would complain of that. */
function end(connection: Connection | undefined): void {
  connection?.close()
  if (connection?.send) connection.send = () => {}
}
