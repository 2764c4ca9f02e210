'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button, IconButton } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/field'
import { inLanguage, MOST_COLUMNS } from '@/domain/planning/workbook'
import type { FieldEditorProps } from './field-editor'
import { type DraftColumn, newColumn } from './template-draft'

/** What the rows of a field are made of. */
export function ColumnEditor({ field, path, language, errorOf, onChange }: FieldEditorProps) {
  const t = useTranslations('desk.workbooks')
  const { columns } = field
  const change = (index: number, changed: Partial<DraftColumn>) =>
    onChange({ columns: columns.map((column, i) => (i === index ? { ...column, ...changed } : column)) })
  return (
    <div className="grid gap-3 border-l-2 border-line pl-3">
      {columns.map((column, i) => {
        const name = t('column', { number: i + 1 })
        return (
          <div key={column.key} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
            <div className="grid gap-3 sm:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
              <TextField
                label={name}
                maxLength={80}
                lang={language}
                value={column.label[language]}
                placeholder={inLanguage(column.label, language)}
                onChange={(event) => change(i, { label: { ...column.label, [language]: event.target.value } })}
                {...errorOf(`${path}.columns.${i}.label`)}
              />
              <SelectField
                label={t('columnKind', { number: i + 1 })}
                value={column.kind}
                onChange={(event) => change(i, { kind: event.target.value === 'date' ? 'date' : 'text' })}
              >
                <option value="text">{t('columnKinds.text')}</option>
                <option value="date">{t('columnKinds.date')}</option>
              </SelectField>
            </div>
            <IconButton
              label={t('remove', { label: inLanguage(column.label, language) || name })}
              disabled={columns.length === 1}
              onClick={() => onChange({ columns: columns.filter((_, other) => other !== i) })}
            >
              <X className="size-4" aria-hidden />
            </IconButton>
          </div>
        )
      })}
      <Button
        size="small"
        className="w-fit"
        icon={<Plus className="size-4" aria-hidden />}
        disabled={columns.length >= MOST_COLUMNS}
        onClick={() => onChange({ columns: [...columns, newColumn(columns)] })}
      >
        {t('addColumn')}
      </Button>
    </div>
  )
}
