import { utf8Bytes } from '../../protocol/bytes'
import { emptyTable, type Table } from '../../protocol/table'

interface Asked {
  readonly questionId: string
  /** Null when the name is hidden from participants; staff do not see it either. */
  readonly participantId: string | null
  readonly text: string
  readonly askedAt: number
  /** Not to be in any replay; left out where it may be. */
  readonly withheld?: boolean | undefined
}

export interface Question extends Asked {
  readonly votes: number
  readonly state: 'open' | 'answering' | 'answered'
  readonly answer: { readonly text: string; readonly participantId: string } | null
  readonly pinned: boolean
}

/** One's own question that others do not see: it waits, or was dismissed. */
export interface OwnQuestion extends Asked {
  readonly state: 'pending' | 'dismissed'
}

/** All see approved questions, moderators also what waits for approval, each what they asked and voted. */
export interface QuestionsLayers {
  readonly all: {
    readonly items: readonly Question[]
    /** Whether questions wait for a moderator before all see them. */
    readonly moderated: boolean
    readonly countedAt: number
  }
  readonly staff: { readonly pending: readonly Asked[] }
  readonly own: {
    readonly asked: readonly OwnQuestion[]
    /** Ids of one's own questions in the window, hidden names too. */
    readonly approved: readonly string[]
    readonly upvoted: readonly string[]
  }
  readonly server: {
    /** Who asked what waits or is public, also beyond the window: they may take it back. */
    readonly authors: Table<string>
    /** Votes for what is in the window. */
    readonly tally: Table<number>
  }
}
export const initial: QuestionsLayers = {
  all: { items: [], moderated: true, countedAt: 0 },
  staff: { pending: [] },
  own: { asked: [], approved: [], upvoted: [] },
  server: { authors: emptyTable, tally: emptyTable },
}

export const LONGEST_QUESTION = 500
/** What waits, in bytes of a moderator's welcome. */
export const PENDING_BYTES = 20_000
/** Waiting questions at a time, for all and for one person. */
export const MOST_PENDING = 200
export const MOST_PENDING_EACH = 5
/** What was dismissed stays in sight of who asked it, the latest of it. */
export const MOST_DISMISSED_EACH = 5

export const find = <Q extends { readonly questionId: string }>(
  items: readonly Q[],
  questionId: string,
): Q | undefined => items.find((question) => question.questionId === questionId)

const FIXED_BYTES = 300

/** About what a question takes in a welcome. */
export const sizeOf = ({ text, answer }: Pick<Question, 'text'> & Partial<Pick<Question, 'answer'>>): number =>
  FIXED_BYTES + utf8Bytes(text) + utf8Bytes(answer?.text ?? '')
