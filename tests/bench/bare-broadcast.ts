import type { AddressInfo, Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { answering } from './child'

/**
 * The least that a broadcast costs with `ws`: whatever anybody says, one prepared frame is written to the socket of
 * everybody who is connected. No protocol above it, no look at slow lines, nothing remembered. A single letter is an
 * acknowledgement; whoever spoke is told when as many have come as there are people.
 */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, backlog: 4096 })
let frame: Uint8Array = Buffer.alloc(0)
let missing = 0
let speaker: WebSocket | undefined
const ALL_ACKNOWLEDGED = 'all'

server.on('connection', (socket) =>
  socket.on('message', (data: Buffer) => (data.length === 1 ? acknowledged() : broadcast(socket))),
)

function broadcast(by: WebSocket) {
  speaker = by
  missing = server.clients.size
  for (const client of server.clients) socketOf(client).write(frame)
}

function acknowledged() {
  if (--missing === 0) speaker?.send(ALL_ACKNOWLEDGED)
}

/** Where ws writes to; what it would do itself, per client, is frame the message again. */
const socketOf = (client: WebSocket): Socket => (client as unknown as { readonly _socket: Socket })._socket

/** An unmasked, unfragmented text frame (RFC 6455, section 5.2). */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = Buffer.from(payload.length < 126 ? [0x81, payload.length] : [0x81, 126, 0, 0])
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}

answering({
  port: () =>
    new Promise((resolve) =>
      server.address() ? resolve(portOf()) : server.once('listening', () => resolve(portOf())),
    ),
  /** The text that is broadcast from now on; below 64 kB. */
  say: (text: string) => {
    frame = textFrame(text)
  },
})

const portOf = () => (server.address() as AddressInfo).port
