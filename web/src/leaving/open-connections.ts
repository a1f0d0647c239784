/* Remembers every connection of this page, so that Leave now ends them all: also one that a library is opening at
   that very moment, or would open afterwards. It must not look at what a connection carries. */
type Connection = { close(): void; send?: (data: never) => void }
type Opens = new (...all: never[]) => Connection

const kinds = ['WebSocket', 'RTCPeerConnection'] as const
let connections: WeakRef<Connection>[] = []
let shut = false

/** Called once, before anything opens a connection. `on`: the object that holds the constructors. */
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

/** Ends all connections, and every connection that is opened from now on. */
export function endConnections(): void {
  shut = true
  for (const connection of connections.splice(0)) end(connection.deref())
}

/** A library may still want to send. Its send does nothing then, because the browser would report an error. */
function end(connection: Connection | undefined): void {
  connection?.close()
  if (connection?.send) connection.send = () => {}
}
