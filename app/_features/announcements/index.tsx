'use client'
import { useSlice } from '@/app/_session/hooks'
import { lazily } from '@/app/_ui/lazily'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    announcements: typeof messages
  }
}

const AnnouncementBanner = lazily(() => import('./banner').then((module) => module.AnnouncementBanner))

export const announcements: FeatureUi = {
  name: 'announcements',
  Banner: () => (useSlice('announcements').all.latest.length > 0 ? <AnnouncementBanner /> : null),
  WallAction: lazily(() => import('./wall-action').then((module) => module.AnnounceToAll)),
}
