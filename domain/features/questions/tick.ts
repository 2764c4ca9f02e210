import type { Tick, Whole } from '../../protocol/feature'
import { getFrom } from '../../protocol/table'
import type { QuestionEvent } from './events'
import { type Question, type QuestionsLayers, sizeOf } from './state'

/** Counts go out at most four times a second, however many vote. */
const PERIOD = 250
/** The window, in bytes of a welcome. */
const WINDOW_BYTES = 20_000
/** The latest open questions stay: whoever just asked has no votes yet. */
const LATEST = 5

export function tick({ all, server }: Whole<QuestionsLayers>, now: number): Tick<QuestionEvent> {
  const leaving = overflow(all.items)
  if (leaving.length > 0) return { events: leave(leaving, server) }
  const votes = all.items.flatMap((item) => {
    const counted = getFrom(server.tally, item.questionId)
    return counted === undefined || counted === item.votes ? [] : [{ questionId: item.questionId, votes: counted }]
  })
  if (votes.length === 0) return { events: [] }
  const dueAt = all.countedAt + PERIOD
  return now >= dueAt ? { events: [{ type: 'question.counted', data: { votes } }] } : { events: [], next: dueAt }
}

/** What leaves the window first: answered ones, then those with the fewest votes; pinned and current ones last. */
const rank = ({ pinned, state, votes }: Question, isLatest: boolean) => {
  if (pinned || state === 'answering') return Number.POSITIVE_INFINITY
  if (state === 'answered') return -1
  return isLatest ? Number.MAX_SAFE_INTEGER : votes
}

function leave(leaving: readonly Question[], { tally }: QuestionsLayers['server']): QuestionEvent[] {
  const tallied = leaving.map(
    ({ questionId, votes }): QuestionEvent => ({
      type: 'question.tallied',
      data: { questionId, votes: getFrom(tally, questionId) ?? votes },
    }),
  )
  return [...tallied, { type: 'questions.trimmed', data: { questionIds: leaving.map(({ questionId }) => questionId) } }]
}

function overflow(items: readonly Question[]): Question[] {
  let bytes = items.reduce((sum, item) => sum + sizeOf(item), 0)
  if (bytes <= WINDOW_BYTES) return []
  const leaving: Question[] = []
  const latest = new Set(items.filter(({ state }) => state === 'open').slice(-LATEST))
  const byRank = items
    .map((item, i) => ({ item, i, rank: rank(item, latest.has(item)) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
  for (const { item } of byRank) {
    if (bytes <= (WINDOW_BYTES * 3) / 4) break
    bytes -= sizeOf(item)
    leaving.push(item)
  }
  return leaving
}
