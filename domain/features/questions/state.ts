import { emptyTable, type Table } from '../../protocol/table'

interface Asked {
  readonly questionId: string
  /** Null when the name is hidden from participants; staff do not see it either. */
  readonly participantId: string | null
  readonly text: string
  readonly askedAt: number
}

export interface Question extends Asked {
  readonly votes: number
  readonly state: 'open' | 'answering' | 'answered'
  readonly answer: { readonly text: string; readonly participantId: string } | null
  readonly pinned: boolean
}

/** One's own question while it is not public, and when it was dismissed. */
export interface OwnQuestion extends Asked {
  readonly state: 'pending' | 'dismissed'
}

/** All see approved questions, moderators also what waits for approval, each what they asked and voted; authors and tally stay on the server. */
export interface QuestionsLayers {
  readonly all: {
    readonly items: readonly Question[]
    /** Whether questions wait for a moderator before all see them. */
    readonly moderated: boolean
    readonly countedAt: number
  }
  readonly staff: { readonly pending: readonly Asked[] }
  readonly own: { readonly asked: readonly OwnQuestion[]; readonly upvoted: readonly string[] }
  readonly server: { readonly authors: Table<string>; readonly tally: Table<number> }
}
export const initial: QuestionsLayers = {
  all: { items: [], moderated: true, countedAt: 0 },
  staff: { pending: [] },
  own: { asked: [], upvoted: [] },
  server: { authors: emptyTable, tally: emptyTable },
}

export const LONGEST_QUESTION = 500
/** Waiting questions at a time, for all and for one person. */
export const MOST_PENDING = 200
export const MOST_PENDING_EACH = 5

export const find = <Q extends { readonly questionId: string }>(
  items: readonly Q[],
  questionId: string,
): Q | undefined => items.find((question) => question.questionId === questionId)
