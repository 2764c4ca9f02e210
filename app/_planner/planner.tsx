'use client'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useTemplateLanguage } from '@/app/_i18n/template-language'
import type { Listed } from '@/domain/planning/table/finder'
import { inLanguage } from '@/domain/planning/workbook'
import { Demands, demandsIn } from './demands'
import { caughtUp, type Draft, peopleOf, type UsualNames } from './draft'
import { FindPerson } from './find-person'
import { Head } from './head'
import { News } from './news'
import { Rooms } from './rooms'
import { Section } from './section'
import { Summary } from './summary'
import { TableDialogs, type TableOf } from './table/dialogs'
import { PlanningProvider, useDraft } from './use-planning'
import { useIsNarrow } from './use-width'
import { Ways } from './ways'
import { WishesProvider } from './wishes/use-wishes'
import { type TemplateName, Workbook } from './workbook'

/** Below this width, in px, parts are folded. */
const NARROW = 640

export interface PlannerProps {
  readonly draft: Draft
  readonly usualNames: UsualNames
  /** Whether the draft is as the server keeps it. */
  readonly isKept: boolean
  readonly people: readonly Listed[]
  /** The workbooks that rooms can fill. */
  readonly templates: readonly TemplateName[]
  /** Keeps the draft; answers the code of what is wrong, or null. */
  readonly onSave: (draft: Draft) => Promise<string | null>
  /** What else can be done with a set that is kept, beside saving it. */
  readonly actions?: ReactNode
}

/**
 * Divides people into rooms, shows it, and lets somebody change it by hand. It knows neither the desk nor the room: it
 * takes a draft and people, and gives the draft back. Load it in the browser only (`ssr: false`).
 */
export function Planner({ draft, usualNames, isKept, people: list, templates, onSave, actions }: PlannerProps) {
  const t = useTranslations('planner')
  const rooms = useId()
  const people = useMemo(() => peopleOf(list), [list])
  const [start] = useState(() => (isKept ? caughtUp(draft, people) : { draft, gone: 0, come: 0 }))
  const { planning, actions: all } = useDraft(start.draft, isKept ? draft : null, people, usualNames)
  const [root, isNarrow] = useIsNarrow<HTMLDivElement>(NARROW)
  const [table, setTable] = useState<TableOf | null>(null)
  const { way, rules, templateId } = planning.draft
  const workbook = templates.find(({ id }) => id === templateId)
  const language = useTemplateLanguage()
  return (
    <PlanningProvider planning={planning} actions={all}>
      {/* What has the keyboard is not covered by what sticks to the edges. */}
      <div ref={root} className="@container flex flex-col gap-5 **:scroll-mt-28 **:scroll-mb-24">
        <Head onSave={onSave} actions={actions} />
        <News gone={start.gone} come={start.come} />
        <div className="grid gap-5 @4xl:grid-cols-[20rem_minmax(0,1fr)] @4xl:items-start">
          <div
            key={String(isNarrow)}
            className="grid gap-3 @2xl:grid-cols-2 @2xl:items-start @2xl:*:first:row-span-2 @4xl:sticky @4xl:top-26 @4xl:grid-cols-1 @4xl:*:first:row-span-1"
          >
            <Section title={t('way')} summary={t(`ways.${way.kind}`)} isOpenAtFirst={!isNarrow}>
              <Ways onTable={setTable} />
            </Section>
            <Section
              title={t('demands')}
              summary={t('demandCount', { count: demandsIn(rules) })}
              isOpenAtFirst={!isNarrow}
            >
              <Demands />
            </Section>
            {templates.length > 0 && (
              <Section
                title={t('workbook')}
                summary={workbook ? inLanguage(workbook.name, language) : t('noWorkbook')}
                isOpenAtFirst={!isNarrow}
              >
                <Workbook templates={templates} />
              </Section>
            )}
          </div>
          <section aria-labelledby={rooms} className="grid min-w-0 gap-4">
            <h2 id={rooms} className="sr-only">
              {t('rooms')}
            </h2>
            <Summary />
            <WishesProvider>
              <FindPerson />
              <Rooms isNarrow={isNarrow} />
            </WishesProvider>
          </section>
        </div>
        <TableDialogs table={table} onClose={() => setTable(null)} />
      </div>
    </PlanningProvider>
  )
}
