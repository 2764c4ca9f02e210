'use client'
import { useFormatter, useTranslations } from 'use-intl/react'
import { useTemplateLanguage } from '@/app/_i18n/template-language'
import { type Filled, inLanguage, type Template, type TemplateField } from '@/domain/planning/workbook'

type Rows = Extract<TemplateField, { readonly kind: 'rows' }>
type Row = Readonly<Record<string, string>>

interface Props {
  readonly template: Template
  readonly filled: Filled
  /** Leaves out what is empty, where space is dear. */
  readonly onlyWritten?: boolean
}

/** What a group wrote, field by field, to be read; what is empty is said to be. */
export function WrittenWorkbook({ template, filled, onlyWritten = false }: Props) {
  const t = useTranslations('session')
  const language = useTemplateLanguage()
  const fields = template.fields.filter(({ key }) => !onlyWritten || filled[key] !== undefined)
  if (fields.length === 0) return <p className="text-soft">{t('nothingWritten')}</p>
  return (
    <dl className="grid gap-4">
      {fields.map((field) => (
        <div key={field.key} className="grid gap-1">
          <dt className="text-meta font-bold text-soft">{inLanguage(field.label, language)}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">
            <Written field={field} value={filled[field.key]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Written({ field, value }: { readonly field: TemplateField; readonly value: Filled[string] | undefined }) {
  const t = useTranslations('session')
  if (value === undefined || value.length === 0) return <span className="text-soft">{t('nothingWritten')}</span>
  if (typeof value === 'string' || field.kind === 'text') return <>{String(value)}</>
  return (
    <ul className="grid gap-2">
      {value.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names, and nothing is kept in them
        <li key={i} className="rounded-sm border border-line p-2">
          <WrittenRow columns={field.columns} row={row} />
        </li>
      ))}
    </ul>
  )
}

function WrittenRow({ columns, row }: { readonly columns: Rows['columns']; readonly row: Row }) {
  const language = useTemplateLanguage()
  const day = useDay()
  return columns
    .filter(({ key }) => row[key])
    .map(({ key, kind, label }) => (
      <span key={key} className="block">
        <span className="text-meta text-soft">{inLanguage(label, language)}: </span>
        {kind === 'date' ? day(row[key]!) : row[key]}
      </span>
    ))
}

/** A day as people write it here; what is none stays as it is. */
function useDay(): (text: string) => string {
  const format = useFormatter()
  return (text) => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
    return Number.isNaN(at) ? text : format.dateTime(new Date(at), { dateStyle: 'medium', timeZone: 'UTC' })
  }
}
