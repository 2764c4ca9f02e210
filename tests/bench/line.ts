import WebSocket from 'ws'

/** Somebody who may come in: what their browser shows and says. */
export interface Door {
  readonly cookie: string
  readonly auth: object
}

/** Where a crowd goes. `doors` are its people, or null for a bare server, where everybody is let in. */
export interface Way {
  readonly name: string
  readonly url: string
  readonly people: number
  readonly doors: readonly Door[] | null
  readonly origin: string
}

/** What comes over a line besides its own upkeep, each time the whole message. */
export interface Hears {
  readonly frame: (data: Buffer) => void
  readonly other: (data: Buffer) => void
}

/**
 * A browser as cheaply as it can be had: a socket that speaks just enough of engine.io and Socket.IO to be let in and to
 * stay. Rejects when it is not let in, and whoever lost it without leaving hears of that.
 */
export function line(way: Way, door: Door | undefined, hears: Hears, lost: (error: Error) => void): Promise<WebSocket> {
  const headers = { origin: way.origin, ...(door && { cookie: door.cookie }) }
  const socket = new WebSocket(way.url, { perMessageDeflate: false, headers })
  return new Promise((welcomed, refuse) => {
    const fail = (error: Error) => {
      refuse(error)
      lost(error)
    }
    socket.on('error', fail)
    socket.on('close', (code) => fail(new Error(`${way.name}: a line was closed with ${code}`)))
    if (!door) socket.on('open', () => welcomed(socket))
    socket.on('message', (data: Buffer) => {
      if (data.length === 1) return socket.send('3') // a ping of engine.io
      if (data[0] === ENGINE_OPEN) return socket.send(`40${JSON.stringify(door?.auth)}`)
      if (startsWith(data, FRAME)) return hears.frame(data)
      if (startsWith(data, REFUSED)) return fail(new Error(data.toString()))
      hears.other(data)
      if (startsWith(data, WELCOME)) welcomed(socket)
    })
  })
}

/** Goes without a word. */
export function hangUp(socket: WebSocket) {
  socket.removeAllListeners('close')
  socket.terminate()
}

const ENGINE_OPEN = '0'.charCodeAt(0)
const FRAME = Buffer.from('42["frame",')
export const WELCOME = Buffer.from('42["welcome",')
const REFUSED = Buffer.from('44')

export const startsWith = (data: Buffer, start: Buffer) =>
  data.length >= start.length && data.compare(start, 0, start.length, 0, start.length) === 0
