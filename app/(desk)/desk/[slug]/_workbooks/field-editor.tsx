'use client'
import { useTranslations } from 'use-intl/react'
import { SelectField, TextAreaField, TextField } from '@/app/_ui/field'
import { inLanguage, type Language } from '@/domain/planning/workbook'
import { ColumnEditor } from './column-editor'
import type { DraftField } from './template-draft'

export interface FieldEditorProps {
  readonly field: DraftField
  /** Where it stands in what is sent; refusals name it. */
  readonly path: string
  /** The one that is written in. */
  readonly language: Language
  readonly errorOf: (path: string) => { readonly error?: string }
  readonly onChange: (change: Partial<DraftField>) => void
}

/** One field of a template. What is missing in the language shows what is there in another. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, path, language, errorOf, onChange } = props
  const { label, hint, kind } = field
  const t = useTranslations('desk.workbooks')
  return (
    <div className="grid gap-4 px-3 pb-4">
      <TextField
        label={t('label')}
        maxLength={120}
        lang={language}
        value={label[language]}
        placeholder={inLanguage(label, language)}
        onChange={(event) => onChange({ label: { ...label, [language]: event.target.value } })}
        {...errorOf(`${path}.label`)}
      />
      <TextAreaField
        label={t('hint')}
        hint={t('hintText')}
        rows={3}
        maxLength={400}
        lang={language}
        value={hint[language]}
        placeholder={inLanguage(hint, language)}
        onChange={(event) => onChange({ hint: { ...hint, [language]: event.target.value } })}
        {...errorOf(`${path}.hint`)}
      />
      <SelectField
        label={t('kind')}
        value={kind}
        onChange={(event) => onChange({ kind: event.target.value === 'rows' ? 'rows' : 'text' })}
      >
        <option value="text">{t('kinds.text')}</option>
        <option value="rows">{t('kinds.rows')}</option>
      </SelectField>
      {kind === 'rows' && <ColumnEditor {...props} />}
    </div>
  )
}
