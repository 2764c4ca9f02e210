'use client'
import { useTranslations } from 'use-intl/react'
import { lazilyWithWords } from '@/app/_i18n/lazily-with-words'
import { useIsStaff, useSlice } from '@/app/_session/hooks'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    questions: typeof messages
  }
}

const lazily = lazilyWithWords('questions', (locale) => import(`./messages/${locale}.json`))

export const questions: FeatureUi = {
  name: 'questions',
  panel: {
    useLabel: () => useTranslations('questions')('tab'),
    useCount,
    Panel: lazily(() => import('./panel').then((module) => module.QuestionsPanel)),
  },
}

/** Staff see how many wait for them, others how many are open. */
function useCount() {
  const t = useTranslations('questions')
  const { all, staff } = useSlice('questions')
  const isStaff = useIsStaff()
  const open = all.items.filter(({ state }) => state !== 'answered').length
  const count = isStaff ? (staff?.pending.length ?? 0) : open
  return { count, words: isStaff ? t('waitingCount', { count }) : t('openCount', { count }) }
}
