'use client'
import { useTranslations } from 'use-intl/react'
import { lazily } from '@/app/_ui/lazily'
import { FEATURES } from '..'
import type { FeatureUi } from '../feature-ui'
import { usePersonActions } from './actions'
import { PeopleHeader } from './header'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    people: typeof messages
  }
}

/** What calls for somebody among the people, of all features. */
function useCount() {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed when the page is built
  const counts = FEATURES.flatMap(({ usePeopleCount }) => (usePeopleCount ? [usePeopleCount()] : []))
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    words: counts.map(({ words }) => words).join(', '),
  }
}

export const people: FeatureUi = {
  name: 'people',
  Header: PeopleHeader,
  usePersonActions,
  panel: {
    useLabel: () => useTranslations('people')('tab'),
    useCount,
    Panel: lazily(() => import('./panel').then((module) => module.PeoplePanel)),
  },
}
