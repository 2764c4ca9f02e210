'use client'
import { lazilyWithWords } from '@/app/_i18n/lazily-with-words'
import { useSlice } from '@/app/_session/hooks'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    announcements: typeof messages
  }
}

const lazily = lazilyWithWords('announcements', (locale) => import(`./messages/${locale}.json`))

const AnnouncementBanner = lazily(() => import('./banner').then((module) => module.AnnouncementBanner))

export const announcements: FeatureUi = {
  name: 'announcements',
  Banner: () => (useSlice('announcements').all.latest.length > 0 ? <AnnouncementBanner /> : null),
  WallAction: lazily(() => import('./wall-action').then((module) => module.AnnounceToAll)),
}
