'use client'
import { useTranslations } from 'use-intl/react'
import { lazilyWithWords } from '@/app/_i18n/lazily-with-words'
import { useSession } from '@/app/_session/hooks'
import { MAIN } from '@/domain/protocol/standing'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    harvest: typeof messages
  }
}

const lazily = lazilyWithWords('harvest', (locale) => import(`./messages/${locale}.json`))

const ResultsNotice = lazily(() => import('./results-notice').then((module) => module.ResultsNotice))

const useCards = () => useSession(({ view }) => view.session.harvest.all.cards)

export const harvest: FeatureUi = {
  name: 'harvest',
  panel: {
    useLabel: () => useTranslations('harvest')('tab'),
    useCount() {
      const t = useTranslations('harvest')
      const count = useCards().length
      return { count, words: t('count', { count }) }
    },
    useIsShown: () => useCards().length > 0,
    Panel: lazily(() => import('./panel').then((module) => module.HarvestPanel)),
  },
  AfterRooms: ({ onGo }) => (useCards().length > 0 ? <ResultsNotice onGo={onGo} /> : null),
  // It is reported on in the plenary; in its room a group sees each other.
  useIsCovering: () =>
    useSession(({ view, viewer }) => view.session.harvest.all.presented !== null && viewer.seats[0]!.room === MAIN),
  StageCover: lazily(() => import('./presented').then((module) => module.Presented)),
}
