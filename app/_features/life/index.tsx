'use client'
import type { FeatureUi } from '../feature-ui'
import { LifeBanner } from './banner'
import { LifeHeader } from './header'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    life: typeof messages
  }
}

export const life: FeatureUi = { name: 'life', Header: LifeHeader, Banner: LifeBanner }
