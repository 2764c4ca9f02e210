import type { Socket } from 'socket.io'
import { WIRE } from '@/domain/protocol/messages'

/** A packet that is encoded once and written to many. */
export interface Packet {
  /** As Socket.IO would encode it, for connections that cannot take the frame just now. */
  readonly text: string
  /** The WebSocket frame, ready for the kernel. */
  readonly frame: Buffer
}

/** Socket.IO's encoding of an event without acknowledgement, in the main namespace. */
export function packet(event: string, json: string): Packet {
  const text = `2["${event}",${json}]`
  return { text, frame: textFrame([Buffer.from(`4${text}`)]) }
}

/** The same of JSON in pieces, which are not put together as text unless they must be. */
export function packetOf(event: string, pieces: readonly Buffer[]): Packet {
  const payload = [Buffer.from(`42["${event}",`), ...pieces, Buffer.from(']')]
  let text: string | undefined
  return {
    frame: textFrame(payload),
    get text() {
      text ??= Buffer.concat(payload).toString('utf8', 1)
      return text
    },
  }
}

/** An unmasked, unfragmented text frame (RFC 6455, section 5.2). */
function textFrame(payload: readonly Buffer[]): Buffer {
  const FIN_TEXT = 0x81
  const length = payload.reduce((sum, piece) => sum + piece.length, 0)
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = FIN_TEXT
  if (length < 126) head[1] = length
  else if (length < 65_536) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return Buffer.concat([head, ...payload], head.length + length)
}

export const framePacket = (json: string): Packet => packet(WIRE.frame, json)

/** What we must see of engine.io's and ws's insides to write a prepared frame. Versions are pinned; without them everything goes the long way. */
interface Inside {
  readonly readyState: string
  readonly writeBuffer: readonly unknown[]
  readonly transport: {
    readonly name: string
    readonly writable: boolean
    readonly socket?: {
      readonly readyState: number
      readonly bufferedAmount: number
      readonly _socket?: NodeJS.WritableStream & { writableLength: number }
    }
  }
  write(data: string): void
}
const OPEN = 1

/** The way to one browser. */
export class Wire {
  readonly #inside: Inside

  constructor(readonly socket: Socket) {
    this.#inside = socket.conn as unknown as Inside
  }

  /** Bytes that wait for a slow line. */
  get waiting(): number {
    return this.#inside.transport.socket?._socket?.writableLength ?? 0
  }

  /** Writes straight to the kernel if nothing waits before it, otherwise in line with the rest. */
  send({ text, frame }: Packet) {
    const { transport, writeBuffer, readyState } = this.#inside
    const ws = transport.socket
    if (readyState !== 'open') return
    if (ws?._socket && ws.readyState === OPEN && transport.writable && writeBuffer.length === 0) ws._socket.write(frame)
    else this.#inside.write(text)
  }

  /** Ends the connection after what was sent. */
  end() {
    this.socket.disconnect(true)
  }
}
