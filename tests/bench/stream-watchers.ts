import { connect, type Socket } from 'node:net'
import { answering } from './child'

/** Many who watch a stream: each asks for the playlist every `every` milliseconds, and for the newest segment in it. */
export interface Crowd {
  readonly people: number
  readonly every: number
  /** How long they watch, in milliseconds. */
  readonly lasts: number
  /** Where the playlist is. */
  readonly playlist: string
  /** Through so many connections: browsers have one each, and what is measured here is not how sockets are kept. */
  readonly connections: number
}

/** What became of it. */
export interface Seen {
  readonly requests: number
  readonly bytes: number
  /** How long it took in all, in milliseconds. */
  readonly lasted: number
  /** Until the playlist and the segment were there, each in milliseconds, counted from when they were due. */
  readonly took: readonly number[]
}

const TICK = 10
const END_OF_HEAD = '\r\n\r\n'

/** One request after the other over one socket: no more of HTTP than that, because many are to be played by one process. */
class Line {
  readonly #socket: Socket
  readonly #head: string
  #work: Promise<unknown> = Promise.resolve()
  #received: Buffer[] = []
  #length = 0
  /** Of head and body; unknown until the head is there. */
  #awaited: number | null = null
  #answered: { resolve: (body: Buffer) => void; reject: (error: Error) => void } | null = null
  #bodyAt = 0

  constructor({ hostname, port, host }: URL) {
    this.#head = ` HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    this.#socket = connect(Number(port), hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#answered?.reject(error))
    this.#socket.on('close', () => this.#answered?.reject(new Error('the server closed the connection')))
  }

  /** Does something when all before it is done. */
  queue<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#work.then(act)
    this.#work = done
    return done
  }

  get(path: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#answered = { resolve, reject }
      this.#socket.write(`GET ${path}${this.#head}`)
    })
  }

  end() {
    this.#answered = null
    this.#socket.destroy()
  }

  #take(chunk: Buffer) {
    this.#received.push(chunk)
    this.#length += chunk.length
    if (this.#awaited === null) this.#readHead()
    if (this.#awaited === null || this.#length < this.#awaited) return
    const body = Buffer.concat(this.#received).subarray(this.#bodyAt)
    this.#received = []
    this.#length = 0
    this.#awaited = null
    this.#answered?.resolve(body)
  }

  #readHead() {
    const all = Buffer.concat(this.#received)
    const end = all.indexOf(END_OF_HEAD)
    if (end === -1) return
    const head = all.toString('latin1', 0, end)
    const [, length] = /^content-length: (\d+)$/im.exec(head) ?? []
    if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) {
      return this.#answered?.reject(new Error(`not what was asked for: ${head.split('\r\n')[0]}`))
    }
    this.#bodyAt = end + END_OF_HEAD.length
    this.#awaited = this.#bodyAt + Number(length)
  }
}

async function watch({ people, every, lasts, playlist, connections }: Crowd): Promise<Seen> {
  const url = new URL(playlist)
  const lines = Array.from({ length: connections }, () => new Line(url))
  const took: number[] = []
  let bytes = 0
  const round = async (line: Line, due: number) => {
    const listed = await line.get(url.pathname)
    const newest = listed.toString().trimEnd().split('\n').at(-1)!
    const segment = await line.get(new URL(newest, url).pathname)
    bytes += listed.length + segment.length
    took.push(performance.now() - due)
  }
  const began = performance.now()
  const rounds: Promise<void>[] = []
  // They are due evenly, whatever becomes of those before.
  const between = every / people
  for (let n = 0; n * between < lasts; ) {
    const now = performance.now() - began
    for (; n * between <= now && n * between < lasts; n++) {
      const [line, due] = [lines[n % connections]!, began + n * between]
      rounds.push(line.queue(() => round(line, due)))
    }
    await new Promise((resolve) => setTimeout(resolve, TICK))
  }
  await Promise.all(rounds)
  for (const line of lines) line.end()
  return { requests: 2 * rounds.length, bytes, lasted: performance.now() - began, took }
}

answering({ watch })
