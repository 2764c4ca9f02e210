import type { Chapter } from './chapters'
import type { KeptChapter } from './edited'
import type { Span } from './timeline'

/**
 * The chapters of a recording: as somebody kept them, or as they follow from what happened. What was kept of those goes on
 * saying what happened, in the language of whoever reads it; what is not told any more is in none.
 * @param own null for those that follow from what happened
 */
export function chaptersKept(own: readonly KeptChapter[] | null, automatic: readonly Chapter[]): readonly Chapter[] {
  if (own === null) return automatic
  return own.flatMap((chapter): Chapter[] => {
    if ('title' in chapter) return [{ kind: 'titled', ...chapter, until: null }]
    const { kind, seq, at } = chapter.of
    const found = automatic.find((each) => each.kind === kind && each.seq === seq)
    if (!found) return []
    // Where somebody put it, it stays.
    return [at === chapter.at ? found : { ...found, at: chapter.at, until: null }]
  })
}

/**
 * Those that fall into what is played, in order. What began while nothing is played, before the recording or in a cut,
 * stands where that goes on, if it still does then; of several at one place the last.
 */
export function chaptersShown(chapters: readonly Chapter[], timeline: readonly Span[]): readonly Chapter[] {
  const shown = chapters.flatMap((chapter) => {
    const span = timeline.find(({ until }) => until > chapter.at)
    if (!span) return []
    const from = Math.max(chapter.at, span.from)
    const isOver = chapter.until !== null && chapter.until <= from
    return isOver ? [] : [{ chapter, from }]
  })
  return shown.filter(({ from }, i) => shown[i + 1]?.from !== from).map(({ chapter }) => chapter)
}
