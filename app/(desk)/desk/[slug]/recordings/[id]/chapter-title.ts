import { useChapterTitle } from '@/app/_i18n/chapter-title'
import { shortened } from '@/app/_ui/shortened'
import type { Chapter } from '@/domain/recording/chapters'
import type { WrittenChapter } from '@/domain/recording/edited'

const LONGEST = 120

/** Writes chapters that follow from what happened as somebody would write them, in the language of the desk. */
export function useWrittenChapters(
  names: Readonly<Record<string, string>>,
): (chapters: readonly Chapter[]) => readonly WrittenChapter[] {
  const titleOf = useChapterTitle((id) => names[id] ?? '')
  const inOneLine = (chapter: Chapter) => titleOf(chapter).replace(/\s+/g, ' ').trim()
  return (chapters) => chapters.map((chapter) => ({ at: chapter.at, title: shortened(inOneLine(chapter), LONGEST) }))
}
