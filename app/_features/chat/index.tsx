'use client'
import { useTranslations } from 'use-intl/react'
import { lazily } from '@/app/_ui/lazily'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'
import { useUnread } from './unread'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    chat: typeof messages
  }
}

export const chat: FeatureUi = {
  name: 'chat',
  panel: {
    useLabel: () => useTranslations('chat')('tab'),
    useCount: () => {
      const count = useUnread()
      return { count, words: useTranslations('chat')('unread', { count }) }
    },
    Panel: lazily(() => import('./panel').then((module) => module.ChatPanel)),
  },
}
