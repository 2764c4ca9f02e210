'use client'
import { lazy } from 'react'
import { useSlice } from '@/app/_session/hooks'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    announcements: typeof messages
  }
}

const AnnouncementBanner = lazy(() => import('./banner').then((module) => ({ default: module.AnnouncementBanner })))

export const announcements: FeatureUi = {
  name: 'announcements',
  Banner: () => (useSlice('announcements').all.latest.length > 0 ? <AnnouncementBanner /> : null),
  WallAction: lazy(() => import('./wall-action').then((module) => ({ default: module.AnnounceToAll }))),
}
