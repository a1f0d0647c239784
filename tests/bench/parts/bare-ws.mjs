// What a fan-out is measured against: a process with nothing but `ws`. The parent gives it one text, and then a number at a
// time; it puts it as the turn into the text and sends that to everybody. It must not do anything cleverer, or anything else.
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
let text = ''
process.on('message', (said) => {
  if (said.text) text = said.text
  else if (said.clear) for (const client of server.clients) client.terminate()
})
server.on('connection', (socket) =>
  socket.on('message', (data) => {
    const now = text.replace(/"turn":\d+/, `"turn":${data}`)
    for (const client of server.clients) client.send(now)
  }),
)
server.on('listening', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit(0))
