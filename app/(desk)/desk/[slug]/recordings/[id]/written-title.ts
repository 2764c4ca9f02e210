import { useChapterTitle } from '@/app/_i18n/chapter-title'
import { shortened } from '@/app/_ui/shortened'
import type { Chapter } from '@/domain/recording/chapters'

const LONGEST = 120

/** What a chapter is called, as somebody would write it, in the language of the desk. */
export function useWrittenTitle(names: Readonly<Record<string, string>>): (chapter: Chapter) => string {
  const titleOf = useChapterTitle((id) => names[id] ?? '')
  return (chapter) => shortened(titleOf(chapter).replace(/\s+/g, ' ').trim(), LONGEST)
}
