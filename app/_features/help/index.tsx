'use client'
import type { FeatureUi } from '../feature-ui'
import { HelpBanner } from './banner'
import { AskForHelp } from './control'
import type messages from './messages/en.json'
import { HelpFigure } from './tile-figure'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    help: typeof messages
  }
}

export const help: FeatureUi = {
  name: 'help',
  Controls: AskForHelp,
  Banner: HelpBanner,
  TileFigure: HelpFigure,
}
