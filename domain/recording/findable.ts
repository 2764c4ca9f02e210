import { foldWords } from '../planning/table/words'
import type { Filled } from '../planning/workbook'
import type { ParticipantId, RoomId } from '../protocol/standing'
import type { HeardEvent } from '../session'

/** Something that can be found in a replay, and when it was there. `at` in milliseconds since 1970. */
export interface Findable {
  readonly at: number
  readonly room: RoomId
  readonly kind: 'message' | 'question' | 'answer' | 'announcement' | 'comment' | 'workbook' | 'stage'
  /** What was said or written; empty for whoever came on stage. */
  readonly text: string
  /** Who it was, if that may be known. */
  readonly by: ParticipantId | null
}

/** Found things about one item: later words take the place of earlier ones, and nothing stays of what was taken back. */
type Items = Map<string, Findable>

type Rule<T extends HeardEvent['type']> = (items: Items, event: Extract<HeardEvent, { type: T }>) => void

const put = (items: Items, key: string, { at, room }: HeardEvent, found: Omit<Findable, 'at' | 'room'>) => {
  items.set(key, { at, room, ...found })
}

const RULES: { readonly [T in HeardEvent['type']]?: Rule<T> } = {
  'chat.posted': (items, event) =>
    put(items, event.data.messageId, event, { kind: 'message', text: event.data.text, by: event.data.participantId }),
  'chat.edited': (items, { data: { messageId, text } }) => {
    const before = items.get(messageId)
    if (before) items.set(messageId, { ...before, text })
  },
  'chat.deleted': (items, { data }) => void items.delete(data.messageId),
  'question.approved': (items, event) =>
    put(items, event.data.questionId, event, { kind: 'question', text: event.data.text, by: event.data.participantId }),
  'question.replied': (items, event) => {
    const { questionId, text, participantId: by } = event.data
    put(items, `answer ${questionId}`, event, { kind: 'answer', text, by })
  },
  'question.removed': (items, { data: { questionId } }) => {
    items.delete(questionId)
    items.delete(`answer ${questionId}`)
  },
  'announcement.made': (items, event) => {
    const { announcementId, text, participantId: by } = event.data
    put(items, announcementId, event, { kind: 'announcement', text, by })
  },
  'announcement.withdrawn': (items, { data }) => void items.delete(data.announcementId),
  'harvest.commented': (items, event) => {
    const { commentId, text, participantId: by } = event.data
    put(items, commentId, event, { kind: 'comment', text, by })
  },
  'harvest.uncommented': (items, { data }) => void items.delete(data.commentId),
  'stage.joined': (items, event) =>
    put(items, `stage ${event.seq}`, event, { kind: 'stage', text: '', by: event.data.participantId }),
}

/** What a field of a workbook says, rows one after the other. */
const textOf = (value: Filled[string]): string =>
  typeof value === 'string' ? value : value.map((row) => Object.values(row).join(' · ')).join('\n')

/** Everything in these events that can be searched for, in the order of its time. */
export function findable(events: readonly HeardEvent[]): readonly Findable[] {
  const items: Items = new Map()
  for (const event of events) (RULES[event.type] as Rule<HeardEvent['type']> | undefined)?.(items, event as never)
  return [...items.values()].sort((a, b) => a.at - b.at)
}

/** What is written in a workbook, field by field, each where it is found. What says nothing is not. */
export const findableFields = (
  { room, filled }: { readonly room: RoomId; readonly filled: Filled },
  at: (field: string) => number,
): Findable[] =>
  Object.entries(filled)
    .map(([field, value]): Findable => ({ at: at(field), room, kind: 'workbook', text: textOf(value), by: null }))
    .filter(({ text }) => text !== '')

/**
 * Makes a filter out of what somebody looks for: all its words must be there, whatever case and accents, as beginnings of
 * words. Null for nothing that could be looked for.
 */
export function wanted(query: string): ((...texts: readonly string[]) => boolean) | null {
  const words = wordsOf(query)
  if (words.length === 0) return null
  return (...texts) => {
    const text = ` ${foldWords(texts.join(' '))}`
    return words.every((word) => text.includes(` ${word}`))
  }
}

const wordsOf = (query: string) => foldWords(query.slice(0, 200)).split(' ').filter(Boolean)

/** The piece of a text, so long at most, in which the first of the words stands that somebody looks for; its beginning if none does. */
export function around(text: string, query: string, length: number): string {
  if (text.length <= length) return text
  const words = wordsOf(query)
  const hit = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].find(([word]) =>
    words.some((each) => foldWords(word).startsWith(each)),
  )
  const from = Math.max(0, Math.min(text.length - length, (hit?.index ?? 0) - Math.floor(length / 4)))
  const piece = text.slice(from, from + length)
  return `${from > 0 ? '… ' : ''}${piece}${from + length < text.length ? ' …' : ''}`
}
