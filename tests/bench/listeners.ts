import type WebSocket from 'ws'
import { answering } from './child'
import { line, type Way } from './line'
import { inTurn } from './turns'

const AT_ONCE = 100
const PATIENCE = 20_000
const ACK = '1'
/** What the bare server says when all have acknowledged is shorter than whatever is broadcast. */
const SHORTEST = 8

/** What came of one broadcast, in milliseconds since it was asked for. */
export interface Heard {
  /** When each heard it. */
  readonly times: readonly number[]
  /** When the server had the acknowledgement of all. */
  readonly acknowledged: number
}

/** People of a bare server: they hear what is broadcast and acknowledge it. */
class Listeners {
  readonly #sockets: WebSocket[] = []
  #heard = () => {}
  #acknowledged = () => {}

  async come(way: Way) {
    await inTurn(AT_ONCE, way.people, async (i) => {
      const socket: WebSocket = await line(way, undefined, { frame: () => {}, other: () => {} }, () => {})
      socket.removeAllListeners('message')
      socket.on('message', (data: Buffer) => {
        if (data.length < SHORTEST) return this.#acknowledged()
        this.#heard()
        socket.send(ACK)
      })
      this.#sockets[i] = socket
    })
  }

  hear(): Promise<Heard> {
    const began = performance.now()
    const times: number[] = []
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('not everybody heard the bare server')), PATIENCE)
      this.#heard = () => times.push(performance.now() - began)
      this.#acknowledged = () => {
        clearTimeout(timer)
        resolve({ times, acknowledged: performance.now() - began })
      }
      this.#sockets[0]!.send('go')
    })
  }
}

const listeners = new Listeners()

answering({ come: (way: Way) => listeners.come(way), hear: () => listeners.hear() })
