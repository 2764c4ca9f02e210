import type { Logger } from 'pino'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Ack, envelope } from '@/domain/protocol/messages'
import { RATES, type RateClass } from '@/domain/protocol/rates'
import { type SessionCommand, session } from '@/domain/session'
import { commandId } from '@/server/sessions/ids'
import type { Audience } from './audience'
import type { Connection } from './connection'
import { type Given, withGiven } from './given'

/** Whoever sends nonsense this often is disconnected. */
const STRIKES = 5

/** What stands in the way of a command before the runner sees it. */
export const GATEWAY_REFUSALS = ['malformed', 'too-fast'] as const

const limiters = Object.fromEntries(
  Object.entries(RATES).map(([name, { points, seconds }]) => [
    name,
    new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
  ]),
) as Record<RateClass, RateLimiterMemory>

/** Takes commands from sockets: checks their shape and their rate, has them executed, answers every one. */
export class Commands {
  readonly #strikes = new WeakMap<Connection, number>()

  constructor(
    private readonly given: Given,
    private readonly logger: Logger,
  ) {}

  async take(audience: Audience, connection: Connection, input: unknown, answer: unknown): Promise<void> {
    if (typeof answer !== 'function') return this.#strike(connection)
    const ack = await this.#execute(audience, connection, input).catch((error): Ack => {
      this.logger.error({ session: audience.runner.id, err: error }, 'a command broke')
      return { ok: false, code: 'unavailable', retry: true }
    })
    answer(ack)
    audience.acknowledged(connection, ack)
  }

  async #execute({ runner }: Audience, connection: Connection, input: unknown): Promise<Ack> {
    const parsed = envelope.safeParse(input)
    if (!parsed.success) return this.#malformed(connection, parsed.error.issues[0]!.path.join('.'))
    const { id, type, room, data, again = false } = parsed.data
    const command = session.parseCommand({ type, data })
    if (!command.ok) return this.#malformed(connection, command.problem)
    const { participantId } = connection
    const ask = { id: commandId(participantId, id), by: participantId, room }
    if (again) {
      const wait = await secondsToWait(repeats, participantId)
      if (wait > 0) return tooFast(wait)
      // What took effect was counted then. What did not is counted now, whatever the asker calls it.
      const answer = await runner.answered(ask.id)
      if (answer) return answer
    }
    const wait = await secondsToWait(limiterOf(command.command), participantId)
    if (wait > 0) return tooFast(wait)
    const complete = await withGiven(this.given, runner, participantId, command.command)
    return runner.execute({ ...ask, command: complete }, again)
  }

  #malformed(connection: Connection, problem: string): Ack {
    this.#strike(connection)
    return { ok: false, code: 'malformed', params: { problem } }
  }

  #strike(connection: Connection) {
    const strikes = (this.#strikes.get(connection) ?? 0) + 1
    this.#strikes.set(connection, strikes)
    if (strikes >= STRIKES) connection.wire.end()
  }
}

const tooFast = (seconds: number): Ack => ({ ok: false, code: 'too-fast', params: { seconds } })

/** Repeats after a lost line come in a bundle; each costs a look into the log. */
const repeats = new RateLimiterMemory({ keyPrefix: 'again', points: 60, duration: 10 })

const limiterOf = ({ type }: SessionCommand): RateLimiterMemory =>
  limiters[(session.registry.ofCommand(type).feature.commands[type] as { rate: RateClass }).rate]

async function secondsToWait(limiter: RateLimiterMemory, participantId: string): Promise<number> {
  try {
    await limiter.consume(participantId)
    return 0
  } catch (limit) {
    if (limit instanceof RateLimiterRes) return Math.max(1, Math.ceil(limit.msBeforeNext / 1000))
    throw limit
  }
}
