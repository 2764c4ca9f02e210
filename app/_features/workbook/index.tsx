'use client'
import { useTranslations } from 'use-intl/react'
import { useSlice } from '@/app/_session/hooks'
import type { FeatureUi } from '../feature-ui'
import { LateWords } from './late-words'
import { lazily } from './lazily'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    workbook: typeof messages
  }
}

export const workbook: FeatureUi = {
  name: 'workbook',
  panel: {
    useLabel: () => useTranslations('workbook')('tab'),
    useCount: () => ({ count: 0, words: '' }),
    useIsShown: () => useSlice('workbook').all.template !== null,
    comesForward: true,
    Panel: lazily(() => import('./panel').then((module) => module.WorkbookPanel)),
  },
  Banner: LateWords,
  TileFigure: lazily(() => import('./tile-figure').then((module) => module.WorkbookFigure)),
}
