import type { Socket } from 'socket.io'
import { PacketType, Encoder as SocketIoEncoder } from 'socket.io-parser'
import { describe, expect, test, vi } from 'vitest'
import * as ws from 'ws'
import { framePacket, packet, packetOf, Wire } from './wire'

interface Receiver extends NodeJS.WritableStream {
  on(event: 'message', hear: (data: Buffer, isBinary: boolean) => void): this
  on(event: 'error', hear: (error: Error) => void): this
}
/** The half of `ws` that a browser's side is made of. Its types do not mention it. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Receiver }

/** What arrives when these bytes are all that is sent. */
const received = (bytes: Buffer): Promise<{ text: string; isBinary: boolean }[]> =>
  new Promise((resolve, reject) => {
    const messages: { text: string; isBinary: boolean }[] = []
    const receiver = new Receiver({ isServer: false })
    receiver.on('message', (data, isBinary) => messages.push({ text: data.toString(), isBinary }))
    receiver.on('error', reject)
    receiver.write(bytes, () => setImmediate(() => resolve(messages)))
  })
/** An event whose payload takes so many bytes on the wire. */
const ofSize = (bytes: number) => packet('e', JSON.stringify('x'.repeat(bytes - '42["e",""]'.length)))

describe('a packet', () => {
  test('is encoded as Socket.IO encodes an event', () => {
    const content = { from: 1, to: 2, events: [{ text: 'größer "🌍" \u2028\n' }] }
    const data = ['frame', content]
    const encoded = new SocketIoEncoder().encode({ type: PacketType.EVENT, nsp: '/', data })
    expect([framePacket(JSON.stringify(content)).text]).toEqual(encoded)
  })

  test.each([
    [10, 2],
    [11, 2],
    [125, 2],
    [126, 4],
    [127, 4],
    [65_535, 4],
    [65_536, 10],
    [65_537, 10],
    [300_000, 10],
  ])('of %i bytes is one text frame, with %i bytes before them', async (bytes, head) => {
    const { text, frame } = ofSize(bytes)
    expect(frame.length).toBe(head + bytes)
    expect(await received(frame)).toEqual([{ text: `4${text}`, isBinary: false }])
  })

  test('is measured in bytes, not in characters', async () => {
    const { text, frame } = packet('e', JSON.stringify('🌍'.repeat(31)))
    expect(text.length).toBeLessThan(126)
    expect(await received(frame)).toEqual([{ text: `4${text}`, isBinary: false }])
  })

  test('is the same when its JSON comes in pieces', () => {
    const json = JSON.stringify({ said: 'größer 🌍', again: 'x'.repeat(70_000) })
    const bytes = Buffer.from(json)
    // Cut where it comes: within a letter too.
    const pieces = [bytes.subarray(0, 12), bytes.subarray(12, 40), bytes.subarray(40)]
    const { text, frame } = packetOf('welcome', pieces)
    expect({ text, frame }).toEqual(packet('welcome', json))
  })

  test('can be followed by others', async () => {
    const packets = [ofSize(65_536), ofSize(10), ofSize(126)]
    const messages = await received(Buffer.concat(packets.map(({ frame }) => frame)))
    expect(messages.map(({ text }) => text)).toEqual(packets.map(({ text }) => `4${text}`))
  })
})

describe('a wire', () => {
  const OPEN = 1
  /** What a wire sees of Socket.IO's insides, and what went which way. */
  const line = ({
    readyState = 'open',
    writeBuffer = [] as unknown[],
    writable = true,
    socketState = OPEN,
    name = 'websocket',
    writableLength = 0,
  } = {}) => {
    const kernel = vi.fn()
    const inLine = vi.fn()
    const disconnect = vi.fn()
    const socket = { readyState: socketState, bufferedAmount: 0, _socket: { write: kernel, writableLength } }
    const transport = { name, writable, ...(name === 'websocket' && { socket }) }
    const conn = { readyState, writeBuffer, transport, write: inLine }
    const wire = new Wire({ conn, disconnect } as unknown as Socket)
    return { wire, kernel, inLine, disconnect }
  }
  const hello = packet('e', '"hello"')

  test('writes the prepared frame straight to the kernel when nothing waits before it', () => {
    const { wire, kernel, inLine } = line()
    wire.send(hello)
    expect(kernel).toHaveBeenCalledExactlyOnceWith(hello.frame)
    expect(inLine).not.toHaveBeenCalled()
  })

  test.each([
    ['the transport is busy', { writable: false }],
    ['something waits before it', { writeBuffer: ['a packet'] }],
    ['the WebSocket is closing', { socketState: 2 }],
    ['there is no WebSocket', { name: 'polling' }],
  ])('falls back to text, in line with the rest, when %s', (_why, state) => {
    const { wire, kernel, inLine } = line(state)
    wire.send(hello)
    expect(inLine).toHaveBeenCalledExactlyOnceWith(hello.text)
    expect(kernel).not.toHaveBeenCalled()
  })

  test.each(['opening', 'closing', 'closed'])('sends nothing while the connection is %s', (readyState) => {
    const { wire, kernel, inLine } = line({ readyState })
    wire.send(hello)
    expect(kernel).not.toHaveBeenCalled()
    expect(inLine).not.toHaveBeenCalled()
  })

  test('knows how many bytes wait for a slow line', () => {
    expect(line({ writableLength: 4_711 }).wire.waiting).toBe(4_711)
    expect(line({ name: 'polling' }).wire.waiting).toBe(0)
  })

  test('ends the connection, not only the namespace', () => {
    const { wire, disconnect } = line()
    wire.end()
    expect(disconnect).toHaveBeenCalledExactlyOnceWith(true)
  })
})
