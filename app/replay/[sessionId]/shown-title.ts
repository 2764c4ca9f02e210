import { useTranslations } from 'use-intl/react'
import { useChapterTitle } from '@/app/_i18n/chapter-title'
import { useSession } from '@/app/_session/hooks'
import { shortened } from '@/app/_ui/shortened'
import type { Chapter } from '@/domain/recording/chapters'

/** Of a question; what else there is is short. */
const LONGEST = 90

/** What a chapter is called here, with the names that are known by then. */
export function useShownTitle(): (chapter: Chapter) => string {
  const somebody = useTranslations('session')('somebody')
  const cards = useSession((snapshot) => snapshot.cards)
  const titleOf = useChapterTitle((id) => cards[id]?.name || somebody)
  return (chapter) =>
    titleOf(chapter.kind === 'question' ? { ...chapter, text: shortened(chapter.text, LONGEST) } : chapter)
}
