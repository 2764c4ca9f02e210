'use client'
import type { FeatureUi } from '../feature-ui'
import { BreakoutsBanner } from './banner'
import { BreakoutsControls } from './control'
import { BreakoutsHeader } from './header'
import type messages from './messages/en.json'
import { useWhereabouts } from './use-breakouts'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    breakouts: typeof messages
  }
}

const useHeading = () => useWhereabouts()?.here?.name ?? null

export const breakouts: FeatureUi = {
  name: 'breakouts',
  Banner: BreakoutsBanner,
  Header: BreakoutsHeader,
  Controls: BreakoutsControls,
  useHeading,
}
