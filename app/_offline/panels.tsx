import * as Tabs from '@radix-ui/react-tabs'
import type { ComponentType } from 'react'
import { useTranslations } from 'use-intl/react'
import { clock } from '@/app/_ui/time'
import { Chat } from './chat'
import { Questions } from './questions'
import { useRecording } from './recording'
import { Transcript } from './transcript'
import { Workbooks } from './workbooks'

const PANELS = [
  ['chat', Chat],
  ['questions', Questions],
  ['workbooks', Workbooks],
  ['transcript', Transcript],
] as const satisfies readonly (readonly [string, ComponentType])[]

/** What happened beside the stage, as it stood at the place where one is. */
export function Panels() {
  const t = useTranslations('offline')
  const { recording, place } = useRecording()
  const shown = PANELS.filter(([name]) => name !== 'transcript' || recording.captions.length > 0)
  return (
    <section aria-label={t('panels')} className="rounded-md border border-line bg-surface shadow-card">
      <Tabs.Root defaultValue="chat" className="grid max-h-[90dvh] grid-rows-[auto_auto_minmax(0,1fr)]">
        <Tabs.List aria-label={t('panels')} className="flex flex-wrap border-b border-line">
          {shown.map(([name]) => (
            <Tabs.Trigger
              key={name}
              value={name}
              className="min-h-11 flex-1 px-3 text-panel font-semibold text-soft data-[state=active]:shadow-[inset_0_-3px_0_var(--accent)] data-[state=active]:text-ink"
            >
              {t(name)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <p className="tabular px-4 pt-3 text-meta text-soft">{t('asOf', { position: clock(place * 1_000) })}</p>
        {shown.map(([name, Panel]) => (
          <Tabs.Content key={name} value={name} tabIndex={0} className="overflow-y-auto p-4">
            <Panel />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </section>
  )
}
