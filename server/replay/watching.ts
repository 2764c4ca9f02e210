import type { IncomingMessage } from 'node:http'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import * as z from 'zod/mini'
import { NotAdmitted } from '@/server/gateway/admission'
import { type Answer, failed, type Route } from '@/server/gateway/http'
import { AnonymousAnswers, isAnonymous } from './anonymous'
import type { Asker } from './asker'
import { hasEnded, type Watchable, watchableBy } from './watchable'
import type { Watchers } from './watchers'

/** Somebody who may watch something of a session, and what they ask. */
export interface Watching {
  readonly asker: Asker
  readonly watchable: Watchable
  readonly query: Readonly<Record<string, string>>
}

const LONGEST_ID = 64
export const anId = z.string().check(z.maxLength(LONGEST_ID))
const who = z.object({ session: anId, seat: z.optional(anId) })

/** Makes routes for whoever may watch anything of a session. To everybody else all sessions are alike. */
export class WatchingRoutes {
  readonly #anonymous = new AnonymousAnswers()

  constructor(private readonly watchers: Watchers) {}

  /** What everybody gets is kept; how often somebody may ask is not a matter of the answer, and comes first. */
  get(answer: (watching: Watching) => Promise<Answer>, limits: Limits = LIMITS): Route {
    return async (request, url) => {
      const query = Object.fromEntries(url.searchParams)
      const make = async (): Promise<Answer> => {
        const given = await this.#answered(request, query, async (watching) => ({
          ...(await answer(watching)),
          ...(watching.watchable.isPublic && isAnonymous(request, url) && { publicFor: 1 }),
        }))
        return { ...given, long: true }
      }
      if (await isTooOften(request, query.seat, limits)) return TOO_OFTEN
      return isAnonymous(request, url) ? this.#anonymous.get(url, make) : make()
    }
  }

  /** Lets somebody have an answer, if there is anything for them and they do not ask too often. */
  async admitted(
    request: IncomingMessage,
    query: Watching['query'],
    answer: (watching: Watching) => Promise<Answer>,
  ): Promise<Answer> {
    if (await isTooOften(request, query.seat, LIMITS)) return TOO_OFTEN
    return this.#answered(request, query, answer)
  }

  async #answered(
    request: IncomingMessage,
    query: Watching['query'],
    answer: (watching: Watching) => Promise<Answer>,
  ): Promise<Answer> {
    const asked = who.safeParse(query)
    if (!asked.success) return failed(403, 'not-admitted')
    const { session, seat } = asked.data
    try {
      const asker = await this.watchers.of(request, session, seat)
      const watchable = watchableBy(asker)
      return watchable ? await answer({ asker, watchable, query }) : failed(403, 'not-admitted')
    } catch (error) {
      if (error instanceof NotAdmitted) return failed(403, error.code)
      throw error
    }
  }
}

/** Why somebody is not told what they ask for. Strangers learn nothing of what is there. */
export function notThere({ asker, watchable, query }: Watching): Answer {
  if (asker.as === 'stranger' || query.recording !== undefined || watchable.wholeLog) return failed(403, 'not-admitted')
  return failed(409, hasEnded(asker) ? 'replay/not-published' : 'replay/not-ended')
}

const TOO_OFTEN = failed(429, 'replay/too-often')

/** How often may be asked from one address, and in one seat. */
export interface Limits {
  readonly address: RateLimiterMemory
  readonly seat: RateLimiterMemory
}

const limits = (what: string, address: number, seat: number): Limits => ({
  address: new RateLimiterMemory({ keyPrefix: `${what}-address`, points: address, duration: 10 }),
  seat: new RateLimiterMemory({ keyPrefix: `${what}-seat`, points: seat, duration: 10 }),
})

/** A town hall has one address, and somebody's long log is read page by page. */
const LIMITS = limits('watch', 1_500, 300)

/** Looking through a long log is work, and nobody reads what they find faster than this. */
export const FINDING = limits('find', 100, 20)

async function isTooOften(
  { headers, socket }: IncomingMessage,
  seat: string | undefined,
  { address, seat: seats }: Limits,
) {
  try {
    await address.consume(String(headers['x-forwarded-for'] ?? socket.remoteAddress))
    if (seat !== undefined) await seats.consume(seat.slice(0, LONGEST_ID))
    return false
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return true
    throw reason
  }
}
