'use client'
import { lazy } from 'react'
import type { FeatureUi } from '../feature-ui'
import { RaiseHand } from './control'
import { HandMark } from './mark'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    hands: typeof messages
  }
}

const Queue = lazy(() => import('./queue').then((module) => ({ default: module.HandQueue })))

export const hands: FeatureUi = { name: 'hands', Controls: RaiseHand, AbovePeople: Queue, Mark: HandMark }
