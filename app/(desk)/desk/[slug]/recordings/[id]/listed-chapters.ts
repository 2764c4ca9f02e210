import type { Chapter } from '@/domain/recording/chapters'
import { chaptersKept, chaptersShown } from '@/domain/recording/chapters-shown'
import type { KeptChapter } from '@/domain/recording/edited'
import type { Stretch } from '@/domain/recording/timeline'
import type { Film } from './film'

/** A chapter as it is kept, and what it is now. */
export interface ListedChapter {
  readonly kept: KeptChapter
  readonly chapter: Chapter
  /** It lies in a cut, and is shown nowhere else. */
  readonly isLost: boolean
}

/**
 * The chapters of a recording, before any cut.
 * @param own as somebody put them; null for those that follow from what happened
 * @param happened all that follow from what happened in the session
 */
export function listedChapters(
  own: readonly KeptChapter[] | null,
  happened: readonly Chapter[],
  film: Film,
  cuts: readonly Stretch[],
): readonly ListedChapter[] {
  const all = own ?? chaptersShown(happened, film.timeline).map(asItHappened)
  const listed = all.flatMap((kept) => chaptersKept([kept], happened).map((chapter) => ({ kept, chapter })))
  const chapters = listed.map(({ chapter }) => chapter)
  const shown = chaptersShown(chapters, film.timelineLeft(cuts))
  const effective = film.effective(cuts)
  const isCut = ({ at }: Chapter) => {
    const here = film.placeOf(at)
    return effective.some(({ from, until }) => here >= from && here < until)
  }
  return listed.map((each) => ({ ...each, isLost: isCut(each.chapter) && !shown.includes(each.chapter) }))
}

function asItHappened(chapter: Chapter): KeptChapter {
  const { at } = chapter
  return chapter.kind === 'titled'
    ? { at, title: chapter.title }
    : { at, of: { kind: chapter.kind, seq: chapter.seq, at } }
}
