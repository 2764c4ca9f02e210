import type { KeptChapter } from '@/domain/recording/edited'
import { joined, type Stretch } from '@/domain/recording/timeline'

/** What whoever reviews a recording has changed of it. Times are of the log, milliseconds since 1970. */
export interface Edited {
  readonly title: string
  readonly cuts: readonly Stretch[]
  /** Null: those that follow from what happened. */
  readonly chapters: readonly KeptChapter[] | null
}

/** The same with what can be taken back, latest last. */
export interface Draft {
  readonly now: Edited
  readonly before: readonly Edited[]
  /** What the server holds. */
  readonly kept: Edited
}

export type Edit =
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'cut'; readonly stretches: readonly Stretch[] }
  | { readonly type: 'recut'; readonly cut: Stretch; readonly to: Stretch }
  | { readonly type: 'restore'; readonly cut: Stretch }
  | { readonly type: 'chapters'; readonly chapters: readonly KeptChapter[] | null }
  | { readonly type: 'undo' }
  | { readonly type: 'kept'; readonly kept: Edited }

const MOST_STEPS = 200

export const begin = (kept: Edited): Draft => ({ now: kept, before: [], kept })

export function reduce(draft: Draft, edit: Edit): Draft {
  const { now, before } = draft
  if (edit.type === 'undo') {
    const last = before.at(-1)
    // A title that was typed since is no part of that step.
    return last ? { ...draft, now: { ...last, title: now.title }, before: before.slice(0, -1) } : draft
  }
  // What was typed meanwhile stays.
  if (edit.type === 'kept') return { ...draft, kept: edit.kept }
  const next = after(now, edit)
  // Each letter of a title is no step of its own.
  if (edit.type === 'title') return { ...draft, now: next }
  return { ...draft, now: next, before: [...before, now].slice(-MOST_STEPS) }
}

function after(now: Edited, edit: Exclude<Edit, { type: 'undo' | 'kept' }>): Edited {
  switch (edit.type) {
    case 'title':
      return { ...now, title: edit.title }
    case 'cut':
      return { ...now, cuts: joined([...now.cuts, ...edit.stretches]) }
    case 'recut':
      return { ...now, cuts: joined(now.cuts.map((cut) => (isSame(cut, edit.cut) ? edit.to : cut))) }
    case 'restore':
      return { ...now, cuts: now.cuts.filter((cut) => !isSame(cut, edit.cut)) }
    case 'chapters':
      return { ...now, chapters: edit.chapters }
  }
}

const isSame = (a: Stretch, b: Stretch) => a.from === b.from && a.until === b.until

/** Whether the server holds something else. */
export const isChanged = ({ now, kept }: Draft): boolean => JSON.stringify(now) !== JSON.stringify(kept)
