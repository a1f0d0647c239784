// A written view as one frame of socket.io 4 (protocol 5: `2`, an event of the main namespace). The frame is made by hand,
// because the library can only stringify whole values, for each socket anew or once for a whole room, and every view here is
// one woman's own. Only this event goes this way; events with an answer or with bytes are left to the library.
import type { ServerToClient } from '@circle/shared/socket'
import type { Socket } from 'socket.io'
import { wholeView, type WrittenView } from './wire-view.ts'

const EVENT = 'gathering:view' satisfies keyof ServerToClient

/** Like `emit`, it sends nothing to a connection that is closed or closing. */
export function sendView(socket: Pick<Socket, 'conn'>, view: WrittenView, serverNow: number): void {
  socket.conn.send(`2["${EVENT}",${wholeView(view)},${serverNow}]`)
}
