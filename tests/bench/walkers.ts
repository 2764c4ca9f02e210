import type WebSocket from 'ws'
import { type Resume, viewerKey } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId, Viewer } from '@/domain/protocol/standing'
import { answering } from './child'
import { type Door, hangUp, line, startsWith, type Way, WELCOME } from './line'
import { inTurn } from './turns'

/** What some of the crowd ask at the same time, and how many are moved by it. */
export interface Asked {
  readonly commands: readonly { readonly by: number; readonly type: string; readonly data: object }[]
  readonly moves: number
}

const AT_ONCE = 100
const PATIENCE = 20_000

/** Somebody who goes from room to room: all that matters of what they are shown is where it says that they are. */
interface Walker {
  socket: WebSocket
  id: ParticipantId
  room: RoomId
  resume: Resume
}

/** People who are moved between rooms and notice when they have arrived: with the welcome of another room. */
class Walkers {
  readonly #all: Walker[] = []
  #arrived = (_i: number, _at: number) => {}
  #failed = (_error: Error) => {}
  #answered = () => {}
  #refused = (_error: Error) => {}
  #asked = 0
  /** Bytes of the last welcome. */
  welcomeBytes = 0

  constructor(private readonly way: Way) {}

  come = () => inTurn(AT_ONCE, this.way.people, (i) => this.#enter(i, this.way.doors![i]!))

  get seats() {
    return this.#all.map(({ id, room }) => ({ id, room }))
  }

  /** Resolves when as many have arrived elsewhere as are moved: when each did, in milliseconds. */
  async ask({ commands, moves }: Asked): Promise<number[]> {
    let open = commands.length
    const answered = new Promise<void>((resolve, reject) => {
      this.#answered = () => --open === 0 && resolve()
      this.#refused = reject
    })
    const arrived = this.#arrivals(moves)
    for (const { by, type, data } of commands) {
      const id = ++this.#asked
      const command = { id: `command-${id}`, type, room: 'main', data }
      this.#all[by]!.socket.send(`42${id}["command",${JSON.stringify(command)}]`)
    }
    const [, times] = await Promise.all([answered, arrived])
    return times
  }

  /** Their lines are gone; they do not know yet that it matters. */
  vanish(who: readonly number[]) {
    for (const i of who) hangUp(this.#all[i]!.socket)
  }

  /** They come back all at once and go on where they were: when each was welcomed, in milliseconds. */
  async comeBack(who: readonly number[]): Promise<number[]> {
    const arrived = this.#arrivals(who.length)
    for (const i of who) {
      const door = this.way.doors![i]!
      const { resume } = this.#all[i]!
      this.#enter(i, { ...door, auth: { ...door.auth, resume } }).catch((error) => this.#failed(error))
    }
    return arrived
  }

  #arrivals(count: number): Promise<number[]> {
    const began = performance.now()
    const times: number[] = []
    return new Promise((resolve, reject) => {
      this.#failed = reject
      if (count === 0) return resolve(times)
      const timer = setTimeout(() => reject(new Error(`${count - times.length} never arrived`)), PATIENCE)
      this.#arrived = (_i, at) => {
        if (times.push(at - began) < count) return
        clearTimeout(timer)
        resolve(times)
      }
    })
  }

  async #enter(i: number, door: Door) {
    const hears = { frame: () => {}, other: (data: Buffer) => this.#hear(i, data) }
    const socket = await line(this.way, door, hears, (error) => this.#failed(error))
    this.#all[i]!.socket = socket
  }

  #hear(i: number, data: Buffer) {
    if (startsWith(data, ACK)) {
      if (data.includes('"ok":true')) this.#answered()
      else this.#refused(new Error(data.toString()))
    } else if (startsWith(data, WELCOME)) this.#welcomed(i, data, performance.now())
  }

  #welcomed(i: number, data: Buffer, at: number) {
    this.welcomeBytes = data.length
    const { seq, epoch, viewer } = greetingIn(data)
    const { room } = viewer.seats[0]!
    const before = this.#all[i]
    const resume = { cursor: seq, epoch, viewerKey: viewerKey(viewer) }
    this.#all[i] = { ...before!, id: viewer.id, room, resume }
    if (before?.room !== room) this.#arrived(i, at)
  }
}

const ACK = Buffer.from('43')
const BEGINNING = /^42\["welcome",\{"seq":(\d+),"epoch":(\d+),"now":\d+,"viewer":(\{.+?\]\})/

/** Who is greeted stands at its beginning: reading all of two thousand welcomes would take the time that is measured. */
function greetingIn(data: Buffer) {
  const [, seq, epoch, viewer] = BEGINNING.exec(data.toString('latin1', 0, 600)) ?? []
  if (viewer === undefined) throw new Error('a welcome begins otherwise')
  return { seq: Number(seq), epoch: Number(epoch), viewer: JSON.parse(viewer) as Viewer }
}

let walkers: Walkers

answering({
  come: async (way: Way) => {
    walkers = new Walkers(way)
    await walkers.come()
  },
  ask: (asked: Asked) => walkers.ask(asked),
  vanish: (who: readonly number[]) => walkers.vanish(who),
  'come-back': (who: readonly number[]) => walkers.comeBack(who),
  seats: () => walkers.seats,
  'welcome-bytes': () => walkers.welcomeBytes,
})
