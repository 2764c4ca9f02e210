'use client'
import { lazilyWithWords } from '@/app/_i18n/lazily-with-words'
import { useDriver, useIsStaff, useSession } from '@/app/_session/hooks'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'
import { useWhereabouts } from './use-breakouts'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    breakouts: typeof messages
  }
}

const lazily = lazilyWithWords('breakouts', (locale) => import(`./messages/${locale}.json`))

const Open = {
  Banner: lazily(() => import('./banner').then((module) => module.BreakoutsBanner)),
  Header: lazily(() => import('./header').then((module) => module.BreakoutsHeader)),
}
const Controls = lazily(() => import('./control').then((module) => module.BreakoutsControls))

/** While no rooms are open there is nothing to show, and nothing to load. */
const useIsOpen = () => {
  const isLive = useDriver().send !== null
  return useSession(({ view }) => view.session.breakouts.all !== null) && isLive
}

const useHeading = () => useWhereabouts()?.here?.name ?? null

export const breakouts: FeatureUi = {
  name: 'breakouts',
  Banner: () => (useIsOpen() ? <Open.Banner /> : null),
  Header: () => (useIsOpen() ? <Open.Header /> : null),
  Controls: () => {
    const isOpen = useIsOpen()
    return useIsStaff() || isOpen ? <Controls /> : null
  },
  useHeading,
}
