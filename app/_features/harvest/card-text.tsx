'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { Waiting } from '@/app/_ui/notice'
import type { Card } from '@/domain/features/harvest'
import { type Filled, inLanguage, type TemplateField } from '@/domain/planning/workbook'
import { useCardText } from './use-card'

/** What a group wrote, field by field; what is empty is said to be. */
export function WrittenOnCard({ card }: { readonly card: Card }) {
  const t = useTranslations('harvest')
  const language = useLocale().slice(0, 2)
  const text = useCardText(card)
  if (!text) return <Waiting>{t('loading')}</Waiting>
  return (
    <dl className="grid gap-4">
      {text.template.fields.map((field) => (
        <div key={field.key} className="grid gap-1">
          <dt className="text-meta font-bold text-soft">{inLanguage(field.label, language)}</dt>
          <dd className="break-words whitespace-pre-wrap">
            <Field field={field} value={text.filled[field.key]} language={language} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface FieldProps {
  readonly field: TemplateField
  readonly value: Filled[string] | undefined
  readonly language: string
}

function Field({ field, value, language }: FieldProps) {
  const t = useTranslations('harvest')
  const isEmpty = value === undefined || value.length === 0
  if (isEmpty) return <span className="text-soft">{t('empty')}</span>
  if (field.kind === 'text' || typeof value === 'string') return <>{String(value)}</>
  return (
    <ul className="grid gap-2">
      {value.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names, and nothing is kept in them
        <li key={i} className="rounded-sm border border-line p-2">
          {field.columns
            .filter(({ key }) => row[key])
            .map(({ key, label }) => (
              <span key={key} className="block">
                <span className="text-meta text-soft">{inLanguage(label, language)}: </span>
                {row[key]}
              </span>
            ))}
        </li>
      ))}
    </ul>
  )
}
