'use client'
import { useMedia } from '@/app/_media/media-provider'
import { useSlice } from '@/app/_session/hooks'
import type { FeatureUi } from '../feature-ui'
import { usePersonActions } from './actions'
import { StageBanner } from './banner'
import { StageControls } from './controls'
import { InvitedMark } from './mark'
import type messages from './messages/en.json'
import { Stage } from './stage'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    stage: typeof messages
  }
}

/** The stage is left with the tab that stood on it, not with another one of the same person. */
function useFarewell() {
  const { own } = useSlice('stage')
  const isHere = useMedia(({ status }) => status === 'connected' || status === 'off')
  return own.onStage && isHere ? ({ type: 'stage.leave', data: {} } as const) : null
}

export const stage: FeatureUi = {
  name: 'stage',
  Stage,
  Controls: StageControls,
  Banner: StageBanner,
  Mark: InvitedMark,
  usePersonActions,
  useFarewell,
}
