import { MAIN, type ParticipantId } from '../protocol/standing'
import type { HeardEvent } from '../session'

/**
 * A named point in time: why there is one, and of whom or what. `at` in milliseconds since 1970; `until`, when it was over,
 * null for what nothing ends.
 */
export type Chapter = { readonly at: number; readonly until: number | null } & (
  | Happening
  /** Somebody wrote it. */
  | { readonly kind: 'titled'; readonly title: string }
)

/** What happened at `seq` of the log: replays may tell of it at another time, but not at another place. */
type Happening = { readonly seq: number } & (
  | { readonly kind: 'live' }
  | { readonly kind: 'stage'; readonly people: readonly ParticipantId[] }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'rooms'; readonly name: string }
  | { readonly kind: 'plenary' }
  | { readonly kind: 'card'; readonly name: string }
)

/** Why there are chapters that nobody wrote. */
export const HAPPENINGS = ['live', 'stage', 'question', 'rooms', 'plenary', 'card'] as const

/** Whoever is on stage for less makes no chapter, in milliseconds. */
const SHORTEST_STAY = 60_000
/** People who come on stage within this time come together; and those who come with something else come for that. */
const TOGETHER = 30_000

type Of<T extends HeardEvent['type']> = Extract<HeardEvent, { type: T }>
const ofType =
  <T extends HeardEvent['type']>(type: T) =>
  (event: HeardEvent): event is Of<T> =>
    event.type === type && event.room === MAIN

/**
 * Chapters as they follow from what happened in the plenary: it went live, somebody took the stage, a question was
 * answered, rooms opened and all were back, a group reported. In order.
 */
export function chaptersOf(events: readonly HeardEvent[]): readonly Chapter[] {
  const happened = [...beginnings(events), ...answers(events), ...workInRooms(events), ...reports(events)]
  const came = appearances(events).filter(({ at }) => happened.every((other) => Math.abs(other.at - at) > TOGETHER))
  return [...happened, ...came].sort((a, b) => a.at - b.at)
}

const beginnings = (events: readonly HeardEvent[]): Chapter[] =>
  events.filter(ofType('session.went-live')).map(({ at, seq }) => ({ kind: 'live', at, seq, until: null }))

/** Each question once, where its answer begins; over with the answer, or when another is answered. */
function answers(events: readonly HeardEvent[]): Chapter[] {
  const texts = new Map(events.filter(ofType('question.approved')).map(({ data }) => [data.questionId, data.text]))
  const begun = new Set<string>()
  const answering = events.filter(ofType('question.answering'))
  const answered = events.filter(ofType('question.answered'))
  return answering.flatMap(({ at, seq, data: { questionId } }): Chapter[] => {
    const text = texts.get(questionId)
    if (text === undefined || begun.has(questionId)) return []
    begun.add(questionId)
    const ends = [...answering, ...answered.filter(({ data }) => data.questionId === questionId)]
    return [{ kind: 'question', at, seq, until: firstAfter(seq, ends), text }]
  })
}

/** When the first of these happened that came later in the log; null when none did. */
const firstAfter = (seq: number, events: readonly HeardEvent[]): number | null =>
  events.reduce<HeardEvent | null>(
    (first, event) => (event.seq > seq && (first === null || event.seq < first.seq) ? event : first),
    null,
  )?.at ?? null

/** Rooms begin when people are taken to them, and end with the last. */
function workInRooms(events: readonly HeardEvent[]): Chapter[] {
  const chapters: Chapter[] = []
  let open: { readonly name: string; readonly rooms: Set<string>; begun: boolean } | null = null
  for (const event of events) {
    const { at, seq } = event
    if (event.type === 'breakouts.opened') {
      const { name, rooms, startsAt } = event.data
      open = { name, rooms: new Set(rooms.map(({ id }) => id)), begun: startsAt === null }
      if (open.begun) chapters.push({ kind: 'rooms', at, seq, until: null, name })
    } else if (event.type === 'breakouts.started' && open && !open.begun) {
      open.begun = true
      chapters.push({ kind: 'rooms', at, seq, until: null, name: open.name })
    } else if (event.type === 'breakouts.closed' && open) {
      for (const room of event.data.rooms) open.rooms.delete(room)
      if (open.rooms.size > 0) continue
      if (open.begun) {
        chapters[chapters.length - 1] = { ...chapters.at(-1)!, until: at }
        chapters.push({ kind: 'plenary', at, seq, until: null })
      }
      open = null
    }
  }
  return chapters
}

function reports(events: readonly HeardEvent[]): Chapter[] {
  const rooms = events.filter(ofType('breakouts.opened')).flatMap(({ data }) => data.rooms)
  const names = new Map(rooms.map(({ id, name }) => [id, name]))
  const presented = events.filter(ofType('harvest.presented'))
  const ends = [...presented, ...events.filter(ofType('harvest.put-away'))]
  return presented.map(({ at, seq, data: { card } }) => ({
    ...{ kind: 'card', at, seq, until: firstAfter(seq, ends) },
    name: names.get(card) ?? '',
  }))
}

/** Those who came on stage to stay, once it was live; together if they came together. */
function appearances(events: readonly HeardEvent[]): Chapter[] {
  const since = events.find(ofType('session.went-live'))?.at ?? Number.POSITIVE_INFINITY
  const end = events.at(-1)?.at ?? 0
  const leaving = events.filter(ofType('stage.left'))
  const chapters: Extract<Chapter, { kind: 'stage' }>[] = []
  for (const { at, seq, data } of events.filter(ofType('stage.joined'))) {
    const { participantId } = data
    const left = leaving.find((event) => event.seq > seq && event.data.participantId === participantId)
    if (at <= since || (left?.at ?? end) - at < SHORTEST_STAY) continue
    const last = chapters.at(-1)
    const until = left?.at ?? null
    if (!last || at - last.at > TOGETHER) chapters.push({ kind: 'stage', at, seq, until, people: [participantId] })
    else if (!last.people.includes(participantId))
      chapters[chapters.length - 1] = {
        ...last,
        until: last.until === null || until === null ? null : Math.max(last.until, until),
        people: [...last.people, participantId],
      }
  }
  return chapters
}
