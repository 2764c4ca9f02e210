'use client'
import type { FeatureUi } from '../feature-ui'
import { AnnouncementBanner } from './banner'
import type messages from './messages/en.json'
import { AnnounceToAll } from './wall-action'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    announcements: typeof messages
  }
}

export const announcements: FeatureUi = {
  name: 'announcements',
  Banner: AnnouncementBanner,
  WallAction: AnnounceToAll,
}
