'use client'
import { lazilyWithWords } from '@/app/_i18n/lazily-with-words'
import { useRoom, useSlice } from '@/app/_session/hooks'
import { MAIN } from '@/domain/protocol/standing'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    help: typeof messages
  }
}

const lazily = lazilyWithWords('help', (locale) => import(`./messages/${locale}.json`))

const AskForHelp = lazily(() => import('./control').then((module) => module.AskForHelp))
const HelpBanner = lazily(() => import('./banner').then((module) => module.HelpBanner))

/** In a breakout room only; so only there it is loaded. */
export const help: FeatureUi = {
  name: 'help',
  Controls: () => (useRoom() === MAIN ? null : <AskForHelp />),
  Banner: () => (useSlice('help').all.requests.length > 0 ? <HelpBanner /> : null),
  TileCall: lazily(() => import('./tile-call').then((module) => module.HelpCall)),
}
