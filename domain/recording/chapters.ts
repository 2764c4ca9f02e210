import { MAIN, type ParticipantId } from '../protocol/standing'
import type { HeardEvent } from '../session'

/** A named point in time: why there is one, and of whom or what. `at` in milliseconds since 1970. */
export type Chapter = { readonly at: number } & (
  | { readonly kind: 'live' }
  | { readonly kind: 'stage'; readonly people: readonly ParticipantId[] }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'rooms'; readonly name: string }
  | { readonly kind: 'plenary' }
  | { readonly kind: 'card'; readonly name: string }
  /** Somebody wrote it. */
  | { readonly kind: 'titled'; readonly title: string }
)

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
  events.filter(ofType('session.went-live')).map(({ at }) => ({ kind: 'live', at }))

/** Each question once, where its answer begins. */
function answers(events: readonly HeardEvent[]): Chapter[] {
  const texts = new Map(events.filter(ofType('question.approved')).map(({ data }) => [data.questionId, data.text]))
  const begun = new Set<string>()
  return events.filter(ofType('question.answering')).flatMap(({ at, data: { questionId } }): Chapter[] => {
    const text = texts.get(questionId)
    if (text === undefined || begun.has(questionId)) return []
    begun.add(questionId)
    return [{ kind: 'question', at, text }]
  })
}

/** Rooms begin when people are taken to them, and end with the last. */
function workInRooms(events: readonly HeardEvent[]): Chapter[] {
  const chapters: Chapter[] = []
  let open: { readonly name: string; readonly rooms: Set<string>; begun: boolean } | null = null
  for (const event of events) {
    if (event.type === 'breakouts.opened') {
      const { name, rooms, startsAt } = event.data
      open = { name, rooms: new Set(rooms.map(({ id }) => id)), begun: startsAt === null }
      if (open.begun) chapters.push({ kind: 'rooms', at: event.at, name })
    } else if (event.type === 'breakouts.started' && open && !open.begun) {
      open.begun = true
      chapters.push({ kind: 'rooms', at: event.at, name: open.name })
    } else if (event.type === 'breakouts.closed' && open) {
      for (const room of event.data.rooms) open.rooms.delete(room)
      if (open.rooms.size > 0) continue
      if (open.begun) chapters.push({ kind: 'plenary', at: event.at })
      open = null
    }
  }
  return chapters
}

function reports(events: readonly HeardEvent[]): Chapter[] {
  const rooms = events.filter(ofType('breakouts.opened')).flatMap(({ data }) => data.rooms)
  const names = new Map(rooms.map(({ id, name }) => [id, name]))
  return events
    .filter(ofType('harvest.presented'))
    .map(({ at, data: { card } }) => ({ kind: 'card', at, name: names.get(card) ?? '' }))
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
    if (!last || at - last.at > TOGETHER) chapters.push({ kind: 'stage', at, people: [participantId] })
    else if (!last.people.includes(participantId))
      chapters[chapters.length - 1] = { ...last, people: [...last.people, participantId] }
  }
  return chapters
}
