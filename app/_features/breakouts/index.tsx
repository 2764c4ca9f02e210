'use client'
import { lazy } from 'react'
import { useDriver, useIsStaff, useSession } from '@/app/_session/hooks'
import type { FeatureUi } from '../feature-ui'
import type messages from './messages/en.json'
import { useWhereabouts } from './use-breakouts'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    breakouts: typeof messages
  }
}

const Open = {
  Banner: lazy(() => import('./banner').then((module) => ({ default: module.BreakoutsBanner }))),
  Header: lazy(() => import('./header').then((module) => ({ default: module.BreakoutsHeader }))),
}
const Controls = lazy(() => import('./control').then((module) => ({ default: module.BreakoutsControls })))

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
