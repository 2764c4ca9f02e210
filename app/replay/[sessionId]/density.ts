import { MAIN } from '@/domain/protocol/standing'
import type { HeardEvent } from '@/domain/session'

/** How much was said, asked and voted in one stretch of a replay. */
export interface Liveliness {
  readonly chat: number
  readonly questions: number
  readonly votes: number
}

/** A question takes a while to write. */
const WEIGHT_OF_A_QUESTION = 3

export const totalOf = ({ chat, questions, votes }: Liveliness): number =>
  chat + WEIGHT_OF_A_QUESTION * questions + votes

/**
 * How lively a replay was, in so many stretches of the same length. Events that fall together into one moment that was not
 * played count where it goes on.
 * @param positionOf where a time of the log is played, in milliseconds; @param length of all
 */
export function densityOf(
  events: readonly HeardEvent[],
  positionOf: (at: number) => number,
  length: number,
  stretches: number,
): readonly Liveliness[] {
  const found = Array.from({ length: stretches }, () => ({ chat: 0, questions: 0, votes: 0 }))
  const votes = new Map<string, number>()
  for (const event of events) {
    const position = positionOf(event.at)
    if (length <= 0 || position < 0 || position > length) continue
    const place = found[Math.min(stretches - 1, Math.floor((position / length) * stretches))]!
    if (event.type === 'chat.posted') place.chat++
    else if (event.type === 'question.approved' && event.room === MAIN) place.questions++
    else if (event.type === 'question.counted') {
      for (const { questionId, votes: now } of event.data.votes) {
        place.votes += Math.max(0, now - (votes.get(questionId) ?? 0))
        votes.set(questionId, now)
      }
    }
  }
  return found
}
