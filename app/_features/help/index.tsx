'use client'
import { lazy } from 'react'
import { useRoom, useSlice } from '@/app/_session/hooks'
import { MAIN } from '@/domain/protocol/standing'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    help: typeof messages
  }
}

const AskForHelp = lazy(() => import('./control').then((module) => ({ default: module.AskForHelp })))
const HelpBanner = lazy(() => import('./banner').then((module) => ({ default: module.HelpBanner })))

/** In a breakout room only; so only there it is loaded. */
export const help: FeatureUi = {
  name: 'help',
  Controls: () => (useRoom() === MAIN ? null : <AskForHelp />),
  Banner: () => (useSlice('help').all.requests.length > 0 ? <HelpBanner /> : null),
  TileFigure: lazy(() => import('./tile-figure').then((module) => ({ default: module.HelpFigure }))),
}
