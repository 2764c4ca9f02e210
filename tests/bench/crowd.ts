import WebSocket from 'ws'
import { answering } from './child'

/** Where a crowd goes. `doors` are its people: with a cookie and what they say on entering, or null for the bare server. */
export interface Way {
  readonly name: string
  readonly url: string
  readonly people: number
  readonly doors: readonly { readonly cookie: string; readonly auth: object }[] | null
  readonly origin: string
}

export interface Fired {
  readonly name: string
  /** Which of the crowd speaks. */
  readonly speaker: number
  readonly text: string
}

const AT_ONCE = 100
const PATIENCE = 20_000

/**
 * Many browsers as cheaply as they can be had: sockets that speak just enough of engine.io and Socket.IO to be let in, to
 * stay, to say something and to count what they hear.
 */
class Crowd {
  /** Frames with events in them, since the crowd came. */
  heard = 0
  bytes = 0
  lastFrame = ''
  lastNoise = 0
  awaits = { frames: Number.POSITIVE_INFINITY, done: () => {} }
  readonly sockets: WebSocket[] = []

  constructor(readonly way: Way) {}

  async come() {
    const missing = Array.from({ length: this.way.people }, (_, i) => i)
    const next = async (): Promise<void> => {
      for (let i = missing.shift(); i !== undefined; i = missing.shift()) await this.#enter(i)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
    this.lastNoise = performance.now()
  }

  #enter(i: number): Promise<void> {
    const door = this.way.doors?.[i]
    const headers = { origin: this.way.origin, ...(door && { cookie: door.cookie }) }
    const socket = new WebSocket(this.way.url, { perMessageDeflate: false, headers })
    this.sockets[i] = socket
    return new Promise((welcomed, fail) => {
      socket.on('error', fail)
      socket.on('close', (code) => fail(new Error(`${this.way.name}: a line was closed with ${code}`)))
      if (!door) socket.on('open', () => welcomed())
      socket.on('message', (data: Buffer) => this.#hear(socket, data, door?.auth, welcomed, fail))
    })
  }

  #hear(socket: WebSocket, data: Buffer, auth: object | undefined, welcomed: () => void, fail: (e: Error) => void) {
    this.bytes += data.length
    if (data.length === 1) return socket.send('3') // a ping of engine.io
    if (data[0] === ENGINE_OPEN) return socket.send(`40${JSON.stringify(auth)}`)
    if (startsWith(data, FRAME) && !data.includes(NO_EVENTS)) return this.#frame(data)
    if (startsWith(data, WELCOME)) return welcomed()
    if (startsWith(data, REFUSED) || startsWith(data, NOT_OK)) return fail(new Error(data.toString()))
    if (!startsWith(data, FRAME)) this.lastNoise = performance.now()
  }

  #frame(data: Buffer) {
    this.heard++
    this.lastNoise = performance.now()
    if (this.heard === this.awaits.frames) {
      this.lastFrame = data.toString()
      this.awaits.done()
    }
  }

  /** Somebody says something. Resolves when everybody has heard it: how long that took, in milliseconds. */
  say({ speaker, text }: Fired): Promise<number> {
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.way.name}: not everybody heard it`)), PATIENCE)
      const done = () => {
        clearTimeout(timer)
        resolve(performance.now() - began)
      }
      this.awaits = { frames: this.heard + this.sockets.length, done }
      this.sockets[speaker]!.send(text)
    })
  }

  async leave() {
    for (const socket of this.sockets) {
      socket.removeAllListeners('close')
      socket.terminate()
    }
  }
}

const ENGINE_OPEN = '0'.charCodeAt(0)
const FRAME = Buffer.from('42["frame",')
const WELCOME = Buffer.from('42["welcome",')
const REFUSED = Buffer.from('44')
/** The answer to the only kind of command that is sent. */
const NOT_OK = Buffer.from('430[{"ok":false')
/** A heartbeat: a frame in which nothing happened. */
const NO_EVENTS = Buffer.from('"events":[]')

const startsWith = (data: Buffer, start: Buffer) =>
  data.length >= start.length && data.compare(start, 0, start.length, 0, start.length) === 0

const crowds = new Map<string, Crowd>()

answering({
  come: async (way: Way) => {
    const crowd = new Crowd(way)
    crowds.set(way.name, crowd)
    await crowd.come()
  },
  say: (fired: Fired) => crowds.get(fired.name)!.say(fired),
  /** Frames heard and bytes received so far, and the last frame in full. */
  account: ({ name }: { name: string }) => {
    const { heard, bytes, lastFrame } = crowds.get(name)!
    return { heard, bytes, lastFrame }
  },
  /** How long nothing has come but heartbeats, in milliseconds. */
  silence: ({ name }: { name: string }) => performance.now() - crowds.get(name)!.lastNoise,
  leave: async ({ name }: { name: string }) => {
    await crowds.get(name)!.leave()
    crowds.delete(name)
  },
})
