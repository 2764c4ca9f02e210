'use client'
import type { FeatureUi } from '../feature-ui'
import { usePersonActions } from './actions'
import { StageBanner } from './banner'
import { StageControls } from './controls'
import type messages from './messages/en.json'
import { Stage } from './stage'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    stage: typeof messages
  }
}

export const stage: FeatureUi = { name: 'stage', Stage, Controls: StageControls, Banner: StageBanner, usePersonActions }
