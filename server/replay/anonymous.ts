import type { IncomingMessage } from 'node:http'
import { watchCookie } from '@/prisma/watch-links'
import type { Answer } from '@/server/gateway/http'

const GOOD_FOR = 1_000
const PREFIX = watchCookie('')

/** Whether a request says nothing of who asks: then its answer is the same for all who ask the same. */
export const isAnonymous = ({ headers }: IncomingMessage, url: URL): boolean =>
  !url.searchParams.has('seat') && !headers.cookie?.includes(PREFIX)

/** Answers to those who say nothing of themselves, for a second: ten thousand watch the same stream. Refusals are not kept. */
export class AnonymousAnswers {
  readonly #known = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>()

  get({ pathname, search }: URL, make: () => Promise<Answer>): Promise<Answer> {
    const key = `${pathname}${search}`
    const now = performance.now()
    const known = this.#known.get(key)
    if (known && known.until > now) return known.answer
    for (const [old, { until }] of this.#known) if (until <= now) this.#known.delete(old)
    const answer = make()
    this.#known.set(key, { answer, until: now + GOOD_FOR })
    const forget = () => {
      if (this.#known.get(key)?.answer === answer) this.#known.delete(key)
    }
    answer.then(({ status }) => status >= 400 && forget(), forget)
    return answer
  }
}
