'use client'
import * as Tabs from '@radix-ui/react-tabs'
import { type ReactNode, Suspense, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { FEATURES } from '@/app/_features'
import type { FeatureUi } from '@/app/_features/feature-ui'
import { Count } from '@/app/_ui/badge'
import { Waiting } from '@/app/_ui/notice'
import { Sideways } from '@/app/_ui/sideways'
import { useShownPanel } from './shown-panel'

type WithPanel = Pick<FeatureUi, 'name'> & { readonly panel: NonNullable<FeatureUi['panel']> }
const PANELS = FEATURES.filter((feature): feature is WithPanel => feature.panel !== undefined)

export interface PanelsProps {
  /** What lies open until somebody chooses. */
  readonly first?: string | undefined
  /** Tabs besides those of the features; always the same ones. */
  readonly more?: readonly WithPanel[]
  /** Above the tabs, and between them and what is in them. */
  readonly above?: ReactNode
  readonly between?: ReactNode
}
const NOTHING_MORE: readonly WithPanel[] = []

/** The side panel: one thing at a time. On a phone it takes what the stage leaves. */
export function Panels({ first, more = NOTHING_MORE, above, between }: PanelsProps) {
  const t = useTranslations('session')
  const shown = useShown(more)
  const { chosen, choose } = useShownPanel()
  useForward(shown, first, choose)
  // What is gone is not open any more; when it is back, it is again.
  const open = (shown.find(({ name }) => name === (chosen ?? first)) ?? shown[0]!).name
  return (
    <Tabs.Root asChild value={open} onValueChange={choose}>
      <aside
        tabIndex={-1}
        aria-label={t('panels')}
        className="relative flex min-h-0 flex-col border-line bg-surface outline-none stacked:border-t beside:row-span-2 beside:border-l beside:col-start-2 beside:row-start-1"
      >
        {above}
        <Sideways selected={open}>
          <Tabs.List aria-label={t('panels')} className="flex px-1">
            {shown.map((feature) => (
              <Tab key={feature.name} feature={feature} />
            ))}
          </Tabs.List>
        </Sideways>
        {between}
        {shown.map(({ name, panel: { Panel } }) => (
          <Tabs.Content key={name} value={name} className="min-h-0 flex-1 outline-offset-[-3px]" tabIndex={-1}>
            <Suspense fallback={<Waiting>{t('loading')}</Waiting>}>
              <Panel />
            </Suspense>
          </Tabs.Content>
        ))}
      </aside>
    </Tabs.Root>
  )
}

/** The work of a room lies open when one comes into it; whoever turns to something else, or came for it, is left there. */
function useForward(shown: readonly WithPanel[], first: string | undefined, open: (name: string) => void) {
  const forward = shown.find(({ panel }) => panel.comesForward)?.name
  const latest = useRef(shown)
  latest.current = shown
  useLayoutEffect(() => {
    const isThere = latest.current.some(({ name }) => name === first)
    if (forward !== undefined) open(first !== undefined && isThere ? first : forward)
  }, [forward, first, open])
}

/** The panels in which there is something. */
function useShown(more: readonly WithPanel[]): readonly WithPanel[] {
  const all = [...PANELS, ...more]
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed when the page is built, and so is what else there is
  const isShown = all.map(({ panel }) => panel.useIsShown?.() ?? true)
  return all.filter((_, i) => isShown[i])
}

function Tab({ feature: { name, panel } }: { readonly feature: WithPanel }) {
  const label = panel.useLabel()
  const { count, words } = panel.useCount()
  return (
    <Tabs.Trigger
      value={name}
      className="flex min-h-12 shrink-0 scroll-mx-11 items-center gap-1 border-b-3 border-transparent px-2.5 text-panel font-semibold text-soft low:min-h-11 hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink outline-offset-[-3px]"
    >
      {label}
      <span aria-hidden>
        <Count>{count}</Count>
      </span>
      {count > 0 && <span className="sr-only">{words}</span>}
    </Tabs.Trigger>
  )
}
