'use client'
import { useTranslations } from 'use-intl/react'
import { useIsStaff, useMe, useSlice } from '@/app/_session/hooks'
import { lazily } from '@/app/_ui/lazily'
import { isRaised } from '@/domain/features/hands'
import type { FeatureUi } from '../feature-ui'
import { RaiseHand } from './control'
import { HandMark } from './mark'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    hands: typeof messages
  }
}

const Queue = lazily(() => import('./queue').then((module) => module.HandQueue))

/** Raised hands wait for those who give the floor. */
function usePeopleCount() {
  const t = useTranslations('hands')
  const waiting = useSlice('hands').all.queue.length
  const count = useIsStaff() ? waiting : 0
  return { count, words: t('waiting', { count }) }
}

/** Whoever has left is not called upon. */
function useFarewell() {
  const me = useMe()
  const hands = useSlice('hands')
  return isRaised(hands, me) ? ({ type: 'hand.lower', data: { participantId: me } } as const) : null
}

export const hands: FeatureUi = {
  name: 'hands',
  Controls: RaiseHand,
  AbovePeople: Queue,
  Mark: HandMark,
  usePeopleCount,
  useFarewell,
}
