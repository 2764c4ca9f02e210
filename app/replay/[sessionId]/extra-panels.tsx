'use client'
import { useTranslations } from 'use-intl/react'
import type { PanelsProps } from '@/app/_room/panels'
import { lazily } from '@/app/_ui/lazily'
import { useReplay } from './replay-context'

const NO_COUNT = () => ({ count: 0, words: '' })

/** Tabs that only a replay has. */
export const REPLAY_PANELS: NonNullable<PanelsProps['more']> = [
  {
    name: 'chapters',
    panel: {
      useLabel: () => useTranslations('replay')('chapters'),
      useCount: NO_COUNT,
      useIsShown: () => {
        const { chapters, page } = useReplay().replaying
        return chapters.length > 0 || page.rooms.length > 0 || page.recordings.length > 1
      },
      Panel: lazily(() => import('./chapters-panel').then((module) => module.ChaptersPanel)),
    },
  },
  {
    name: 'transcript',
    panel: {
      useLabel: () => useTranslations('replay')('transcript'),
      useCount: NO_COUNT,
      useIsShown: () => (useReplay().replaying.recording?.captions.length ?? 0) > 0,
      Panel: lazily(() => import('./transcript-panel').then((module) => module.TranscriptPanel)),
    },
  },
]
