import type WebSocket from 'ws'
import { answering } from './child'
import { hangUp, line, startsWith, type Way } from './line'
import { inTurn } from './turns'

export interface Fired {
  readonly name: string
  /** Which of the crowd speaks. */
  readonly speaker: number
  readonly text: string
}

const AT_ONCE = 100
const PATIENCE = 20_000

/** Many people who stay where they are, say something and count what they hear. */
class Crowd {
  /** Frames with events in them, since the crowd came. */
  heard = 0
  bytes = 0
  lastFrame = ''
  lastNoise = 0
  awaits = { frames: Number.POSITIVE_INFINITY, done: () => {}, fail: (_error: Error) => {} }
  readonly sockets: WebSocket[] = []

  constructor(readonly way: Way) {}

  async come() {
    await inTurn(AT_ONCE, this.way.people, (i) => this.#enter(i))
    this.lastNoise = performance.now()
  }

  async #enter(i: number) {
    const hears = { frame: (data: Buffer) => this.#frame(data), other: (data: Buffer) => this.#other(data) }
    this.sockets[i] = await line(this.way, this.way.doors?.[i], hears, (error) => this.awaits.fail(error))
  }

  #other(data: Buffer) {
    this.bytes += data.length
    this.lastNoise = performance.now()
    if (startsWith(data, NOT_OK)) this.awaits.fail(new Error(data.toString()))
  }

  #frame(data: Buffer) {
    this.bytes += data.length
    if (data.includes(NO_EVENTS)) return
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
      this.awaits = { frames: this.heard + this.sockets.length, done, fail: reject }
      this.sockets[speaker]!.send(text)
    })
  }

  leave() {
    for (const socket of this.sockets) hangUp(socket)
  }
}

/** The answer to the only kind of command that is sent. */
const NOT_OK = Buffer.from('430[{"ok":false')
/** A heartbeat: a frame in which nothing happened. */
const NO_EVENTS = Buffer.from('"events":[]')

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
  leave: ({ name }: { name: string }) => {
    crowds.get(name)!.leave()
    crowds.delete(name)
  },
})
