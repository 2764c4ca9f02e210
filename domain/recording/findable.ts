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

/** Found things by item: later words take the place of earlier ones, and nothing stays of what was taken back. */
class Items {
  readonly #items = new Map<string, Findable>()
  isWhole = true

  constructor(private readonly most: number) {}

  put(key: string, { at, room }: HeardEvent, found: Omit<Findable, 'at' | 'room'>) {
    if (this.#items.size < this.most || this.#items.has(key)) this.#items.set(key, { at, room, ...found })
    else this.isWhole = false
  }
  edit(key: string, text: string) {
    const before = this.#items.get(key)
    if (before) this.#items.set(key, { ...before, text })
  }
  delete = (key: string) => void this.#items.delete(key)
  inOrder = (): readonly Findable[] => [...this.#items.values()].sort((a, b) => a.at - b.at)
}

type Rule<T extends HeardEvent['type']> = (items: Items, event: Extract<HeardEvent, { type: T }>) => void

const RULES: { readonly [T in HeardEvent['type']]?: Rule<T> } = {
  'chat.posted': (items, event) =>
    items.put(event.data.messageId, event, { kind: 'message', text: event.data.text, by: event.data.participantId }),
  'chat.edited': (items, { data: { messageId, text } }) => items.edit(messageId, text),
  'chat.deleted': (items, { data }) => items.delete(data.messageId),
  'question.approved': (items, event) =>
    items.put(event.data.questionId, event, { kind: 'question', text: event.data.text, by: event.data.participantId }),
  'question.replied': (items, event) => {
    const { questionId, text, participantId: by } = event.data
    items.put(`answer ${questionId}`, event, { kind: 'answer', text, by })
  },
  'question.removed': (items, { data: { questionId } }) => {
    items.delete(questionId)
    items.delete(`answer ${questionId}`)
  },
  'announcement.made': (items, event) => {
    const { announcementId, text, participantId: by } = event.data
    items.put(announcementId, event, { kind: 'announcement', text, by })
  },
  'announcement.withdrawn': (items, { data }) => items.delete(data.announcementId),
  'harvest.commented': (items, event) => {
    const { commentId, text, participantId: by } = event.data
    items.put(commentId, event, { kind: 'comment', text, by })
  },
  'harvest.uncommented': (items, { data }) => items.delete(data.commentId),
  'stage.joined': (items, event) =>
    items.put(`stage ${event.seq}`, event, { kind: 'stage', text: '', by: event.data.participantId }),
}

/** What a field of a workbook says, rows one after the other. */
const textOf = (value: Filled[string]): string =>
  typeof value === 'string' ? value : value.map((row) => Object.values(row).join(' · ')).join('\n')

/** Gathers what can be searched for out of a log that is read piece by piece, and of that so much at most. */
export class Gathering {
  readonly #items: Items

  constructor(most: number) {
    this.#items = new Items(most)
  }

  /** Takes in what happened next. What is taken back goes, also when there is already as much as there may be. */
  take(events: readonly HeardEvent[]) {
    for (const event of events)
      (RULES[event.type] as Rule<HeardEvent['type']> | undefined)?.(this.#items, event as never)
  }

  /** What there is by now, in the order of its time, and whether it is all. */
  get found(): { readonly entries: readonly Findable[]; readonly isWhole: boolean } {
    return { entries: this.#items.inOrder(), isWhole: this.#items.isWhole }
  }
}

/** What is written in a workbook, field by field, each where it is found. What says nothing is not. */
export const findableFields = (
  { room, filled }: { readonly room: RoomId; readonly filled: Filled },
  at: (field: string) => number,
): Findable[] =>
  Object.entries(filled)
    .map(([field, value]): Findable => ({ at: at(field), room, kind: 'workbook', text: textOf(value), by: null }))
    .filter(({ text }) => text !== '')

/** Texts as they are compared with what somebody looks for. */
export const compared = (...texts: readonly string[]): string => ` ${foldWords(texts.join(' '))}`

/** From so many letters on a word is also found within others, as `pumpe` in `Wasserpumpe`: shorter ones are everywhere. */
const FOUND_WITHIN = 4

const isFoundIn = (word: string, text: string): boolean => text.includes(word.length < FOUND_WITHIN ? ` ${word}` : word)

/**
 * Makes a filter for `compared` texts out of what somebody looks for: all its words must be there, whatever case and
 * accents, short ones as beginnings of words. Null for nothing that could be looked for.
 */
export function wanted(query: string): ((text: string) => boolean) | null {
  const words = wordsOf(query)
  return words.length === 0 ? null : (text) => words.every((word) => isFoundIn(word, text))
}

const wordsOf = (query: string) => foldWords(query.slice(0, 200)).split(' ').filter(Boolean)

/** A piece of a text, and whether it is what somebody looks for. */
export interface Piece {
  readonly text: string
  readonly isHit: boolean
}

/** A text in its pieces, all of them in order: words that were found, and what stands between. */
export function pieces(text: string, query: string): readonly Piece[] {
  const words = wordsOf(query)
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, isHit: words.some((word) => isFoundIn(word, compared(piece))) }))
}

/** The piece of a text, so long at most, in which the first of the words stands that somebody looks for; its beginning if none does. */
export function around(text: string, query: string, length: number): string {
  if (text.length <= length) return text
  const all = pieces(text, query)
  const hit = all.findIndex(({ isHit }) => isHit)
  const at = all.slice(0, Math.max(0, hit)).reduce((sum, piece) => sum + piece.text.length, 0)
  const from = Math.max(0, Math.min(text.length - length, at - Math.floor(length / 4)))
  const piece = text.slice(from, from + length)
  return `${from > 0 ? '… ' : ''}${piece}${from + length < text.length ? ' …' : ''}`
}
