'use client'
import { Trash2 } from 'lucide-react'
import { Suspense, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useTemplateLanguage } from '@/app/_i18n/template-language'
import { IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { inLanguage, LONGEST_CELL } from '@/domain/planning/workbook'
import { cellIn, cellOrNew, type Row, type RowsField } from '@/domain/workbook-document'
import { DayBox } from './day-box'
import { TextBox } from './text-box'

const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))

interface Props {
  readonly field: RowsField
  readonly row: Row
  readonly number: number
  readonly onRemove: () => void
}

/** One row: a labelled box for each column. */
export function RowCard({ field, row, number, onRemove }: Props) {
  const t = useTranslations('workbook')
  const language = useTemplateLanguage()
  const [isAsking, setAsking] = useState(false)
  const name = t('row', { field: inLanguage(field.label, language), number })
  const isEmpty = () => field.columns.every(({ key }) => !cellIn(row, key)?.toString().trim())
  return (
    <li>
      <fieldset className="grid gap-2 rounded-md border border-line bg-raised p-3">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-center justify-between gap-2 text-meta font-semibold text-soft">
          <span aria-hidden>{number}</span>
          <IconButton label={t('removeRow', { name })} onClick={() => (isEmpty() ? onRemove() : setAsking(true))}>
            <Trash2 className="size-4" aria-hidden />
          </IconButton>
        </div>
        {field.columns.map((column) => (
          <Cell key={column.key} field={field.key} row={row} column={column} />
        ))}
      </fieldset>
      {isAsking && (
        <Suspense>
          <ConfirmDialog
            title={t('removeTitle', { name })}
            text={t('removeText')}
            action={t('remove')}
            onConfirm={onRemove}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </li>
  )
}

interface CellProps {
  readonly field: string
  readonly row: Row
  readonly column: RowsField['columns'][number]
}

function Cell({ field, row, column: { key, kind, label } }: CellProps) {
  const id = useId()
  const language = useTemplateLanguage()
  const [text] = useState(() => cellOrNew(row, key))
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-meta font-semibold">
        {inLanguage(label, language)}
      </label>
      {kind === 'date' ? (
        <DayBox id={id} field={field} text={text} />
      ) : (
        <TextBox id={id} field={field} text={text} rows={1} longest={LONGEST_CELL} />
      )}
    </div>
  )
}
