import type { Logger } from 'pino'
import type { Database } from '@/prisma/client'
import { openStreamKey } from '@/prisma/stream-keys'
import { type Piece, Pusher, type PushProblem, type PushState } from './pusher'

const LOOK_EVERY = 1_000

interface Held {
  readonly pusher: Pusher
  /** Changes when another address or key was given. */
  readonly of: string
}

/** Streams one session to all platforms that are wanted; they come, go and fail while it runs. */
export class Streams {
  readonly #held = new Map<string, Held>()
  #isOn = false
  #timer: NodeJS.Timeout
  #looking: Promise<void> | null = null
  #telling: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly db: Database,
    private readonly sessionId: string,
    private readonly secret: string,
    private readonly ffmpeg: string,
    private readonly logger: Logger,
  ) {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY)
  }

  /** What another recorder left: nothing goes out yet. */
  async reset(): Promise<void> {
    const where = { sessionId: this.sessionId, state: { in: ['live', 'connecting'] } }
    await this.db.streamTarget
      .updateMany({ where, data: { state: 'waiting', problem: null } })
      .catch((error) => this.logger.warn({ err: error }, 'how a stream does was not written down'))
  }

  /** Whether the session is to be streamed just now. */
  set(isOn: boolean) {
    if (isOn === this.#isOn) return
    this.#isOn = isOn
    this.#look()
  }

  push(piece: Piece) {
    if (!this.#isOn) return
    this.#each((pusher) => pusher.push(piece))
  }

  /** Nothing follows of the run that was pushed last. */
  breakOff() {
    this.#each((pusher) => pusher.breakOff())
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#isOn = false
    await this.#looking
    await this.#lookOnce().catch(() => {})
  }

  /** Whatever happens to one does not concern the others, nor the recording. */
  #each(act: (pusher: Pusher) => void) {
    for (const [target, { pusher }] of this.#held) {
      try {
        act(pusher)
      } catch (error) {
        this.logger.warn({ session: this.sessionId, target, err: error }, 'a stream broke')
      }
    }
  }

  #look() {
    this.#looking ??= this.#lookOnce()
      .catch((error) => this.logger.warn({ err: error }, 'targets of a stream were not read'))
      .finally(() => {
        this.#looking = null
      })
  }

  async #lookOnce() {
    const { sessionId } = this
    const rows = this.#isOn ? await this.db.streamTarget.findMany({ where: { sessionId, enabled: true } }) : []
    const wanted = new Map(rows.map((row) => [row.id, `${row.url} ${Buffer.from(row.key).toString('base64')}`]))
    for (const [id, { pusher, of }] of this.#held) {
      if (wanted.get(id) === of) continue
      pusher.stop()
      this.#held.delete(id)
      await this.#tell(id, 'waiting', null)
    }
    for (const { id, url, key } of rows) {
      if (this.#held.has(id)) continue
      const target = { url, key: openStreamKey(this.secret, id, key) ?? '' }
      const pusher = new Pusher(this.ffmpeg, target, (state, problem) => void this.#tell(id, state, problem))
      this.#held.set(id, { pusher, of: wanted.get(id)! })
    }
  }

  /** Written down in the order in which it was. */
  #tell(id: string, state: PushState, problem: PushProblem | null): Promise<unknown> {
    if (problem) this.logger.info({ session: this.sessionId, target: id, problem }, 'a stream does not get through')
    this.#telling = this.#telling
      .then(() => this.db.streamTarget.updateMany({ where: { id }, data: { state, problem } }))
      .catch((error) => this.logger.warn({ err: error }, 'how a stream does was not written down'))
    return this.#telling
  }
}
