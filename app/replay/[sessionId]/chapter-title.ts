import { useTranslations } from 'use-intl/react'
import { useSession } from '@/app/_session/hooks'
import type { Chapter } from '@/domain/recording/chapters'

const LONGEST = 90

interface Words {
  readonly t: ReturnType<typeof useTranslations<'replay'>>
  readonly nameOf: (id: string) => string
}

const TITLES: { readonly [K in Chapter['kind']]: (chapter: Extract<Chapter, { kind: K }>, words: Words) => string } = {
  live: (_chapter, { t }) => t('chapter.live'),
  stage: ({ people }, { t, nameOf }) => t('chapter.stage', { names: people.map(nameOf).join(', ') }),
  question: ({ text }, { t }) => t('chapter.question', { text: shortened(text) }),
  rooms: ({ name }, { t }) => t('chapter.rooms', { name }),
  plenary: (_chapter, { t }) => t('chapter.plenary'),
  card: ({ name }, { t }) => t('chapter.card', { name }),
  titled: ({ title }) => title,
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()} …` : text)

/** What a chapter is called: as somebody wrote it, or by what happened. */
export function useChapterTitle(): (chapter: Chapter) => string {
  const t = useTranslations('replay')
  const somebody = useTranslations('session')('somebody')
  const cards = useSession((snapshot) => snapshot.cards)
  const words: Words = { t, nameOf: (id) => cards[id]?.name || somebody }
  return (chapter) => TITLES[chapter.kind](chapter as never, words)
}
