import { useTranslations } from 'use-intl/react'
import type { ParticipantId } from '@/domain/protocol/standing'
import type { Chapter } from '@/domain/recording/chapters'

/** What a chapter is called: as somebody wrote it, or by what happened. */
export function useChapterTitle(nameOf: (id: ParticipantId) => string): (chapter: Chapter) => string {
  const t = useTranslations('chapters')
  return (chapter) => {
    switch (chapter.kind) {
      case 'live':
      case 'plenary':
        return t(chapter.kind)
      case 'stage':
        return t('stage', { names: chapter.people.map(nameOf).join(', ') })
      case 'question':
        return t('question', { text: chapter.text })
      case 'rooms':
      case 'card':
        return t(chapter.kind, { name: chapter.name })
      case 'titled':
        return chapter.title
    }
  }
}
