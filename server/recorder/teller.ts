import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Ack } from '@/domain/protocol/messages'
import type { SessionCommand } from '@/domain/session'

const AGAIN = 500
const PATIENCE = 3_000

/** What the recorder may say to a session. */
export type Say = Extract<SessionCommand, { readonly type: `recording.${'deliver' | 'mark-gap' | 'warn' | 'stop'}` }>

/**
 * Tells one session what the recorder has to say, in order, and until it was heard: while `live` is not there it waits.
 * What the session refuses concerns nobody any more.
 */
export class Teller {
  readonly #queue: { readonly id: string; readonly say: Say }[] = []
  #telling: Promise<void> | null = null
  #isClosed = false

  constructor(
    /** Where `live` answers. */
    private readonly liveUrl: string,
    private readonly internalKey: string,
    private readonly sessionId: string,
    private readonly logger: Logger,
  ) {}

  tell(say: Say) {
    this.#queue.push({ id: randomUUID(), say })
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = null
    })
  }

  /** Tells what can be told at once, and nothing after that. */
  async close(): Promise<void> {
    await Promise.race([this.#telling, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
    this.#isClosed = true
  }

  async #tellAll() {
    for (let next = this.#queue[0]; next && !this.#isClosed; next = this.#queue[0]) {
      if (await this.#isHeard(next)) this.#queue.shift()
      else await new Promise((resolve) => setTimeout(resolve, AGAIN))
    }
  }

  async #isHeard({ id, say }: { readonly id: string; readonly say: Say }): Promise<boolean> {
    try {
      const answer = await fetch(`${this.liveUrl}/rt/command`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.internalKey}` },
        body: JSON.stringify({ id, session: this.sessionId, type: say.type, data: say.data }),
        signal: AbortSignal.timeout(PATIENCE),
      })
      if (answer.status >= 500) return false
      const ack = (await answer.json()) as Ack
      if (!ack.ok) this.logger.info({ session: this.sessionId, type: say.type, code: ack.code }, 'refused')
      return ack.ok || !ack.retry
    } catch {
      return false
    }
  }
}
