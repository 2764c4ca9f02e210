'use client'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { Badge } from '@/app/_ui/badge'
import { SelectField } from '@/app/_ui/field'
import { Empty } from '@/app/_ui/notice'
import type { Language } from '@/domain/planning/workbook'
import { Downloads } from './downloads'
import { LanguageField, languageOf } from './language-field'

export interface WorkbookRow {
  readonly id: string
  readonly title: string
  readonly session: string
  readonly partnership: { readonly id: string; readonly name: string } | null
  readonly done: number
  readonly of: number
  readonly updatedAt: number
}

interface Props {
  readonly conferenceId: string
  readonly workbooks: readonly WorkbookRow[]
  readonly timeZone: string
  readonly locale: string
}

/** What groups wrote, to be taken along: each, or all that is shown as one document. */
export function WorkbookList({ conferenceId, workbooks, timeZone, locale }: Props) {
  const t = useTranslations('desk.workbooks')
  const [language, setLanguage] = useState<Language>(languageOf(useLocale()))
  const [partnershipId, setPartnership] = useState('')
  const partnerships = new Map(workbooks.flatMap(({ partnership: of }) => (of ? [[of.id, of.name] as const] : [])))
  const shown = workbooks.filter(({ partnership }) => partnershipId === '' || partnership?.id === partnershipId)
  return (
    <section aria-labelledby="workbooks-written" className="grid gap-3">
      <h3 id="workbooks-written" className="font-bold">
        {t('written')}
      </h3>
      {workbooks.length === 0 && <Empty>{t('noWorkbooks')}</Empty>}
      {workbooks.length > 0 && (
        <div className="grid gap-4 sm:grid-cols-[minmax(0,14rem)_minmax(0,18rem)_auto] sm:items-end">
          <LanguageField label={t('documentLanguage')} value={language} onChange={setLanguage} />
          <SelectField
            label={t('partnership')}
            value={partnershipId}
            onChange={(event) => setPartnership(event.target.value)}
          >
            <option value="">{t('allPartnerships')}</option>
            {[...partnerships].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <Downloads
            heading={t('all')}
            path={`/api/desk/conferences/${conferenceId}/workbooks`}
            query={{ language, ...(partnershipId && { partnership: partnershipId }) }}
            nameOf={(format) => t('downloadAll', { format })}
          />
        </div>
      )}
      <ul className="rounded-md border border-line bg-surface shadow-card empty:hidden">
        {shown.map((workbook) => (
          <Row key={workbook.id} workbook={workbook} language={language} timeZone={timeZone} locale={locale} />
        ))}
      </ul>
    </section>
  )
}

function Row({
  workbook: { id, title, session, partnership, done, of, updatedAt },
  language,
  timeZone,
  locale,
}: { readonly workbook: WorkbookRow; readonly language: Language } & Pick<Props, 'timeZone' | 'locale'>) {
  const t = useTranslations('desk.workbooks')
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(updatedAt)
  const from = [partnership?.name !== title && partnership?.name, session].filter(Boolean).join(' · ')
  return (
    <li
      aria-label={title}
      className="grid gap-3 border-b border-line px-4 py-3 last:border-0 wide:grid-cols-[minmax(0,1fr)_auto] wide:items-center"
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <span className="min-w-0 break-words">{title}</span>
          <Badge tone={done === of ? 'accent' : 'plain'}>{t('progress', { done, of })}</Badge>
        </p>
        <p className="tabular flex flex-wrap gap-x-3 text-meta text-soft">
          <span>{from}</span>
          <span>{t('changed', { when })}</span>
        </p>
      </div>
      <Downloads
        path={`/api/desk/workbooks/${id}`}
        query={{ language }}
        nameOf={(format) => t('download', { title, format })}
      />
    </li>
  )
}
