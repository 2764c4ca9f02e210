'use client'
import { lazy } from 'react'
import { useTranslations } from 'use-intl/react'
import type { FeatureUi } from '../feature-ui'
import { usePersonActions } from './actions'
import { PeopleHeader } from './header'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    people: typeof messages
  }
}

export const people: FeatureUi = {
  name: 'people',
  Header: PeopleHeader,
  usePersonActions,
  panel: {
    useLabel: () => useTranslations('people')('tab'),
    useCount: () => ({ count: 0, words: '' }),
    Panel: lazy(() => import('./panel').then((module) => ({ default: module.PeoplePanel }))),
  },
}
