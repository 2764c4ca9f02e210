'use client'
import { useTranslations } from 'use-intl/react'
import { useTemplateLanguage } from '@/app/_i18n/template-language'
import { SelectField } from '@/app/_ui/field'
import { inLanguage, type Texts } from '@/domain/planning/workbook'
import { usePlanning } from './use-planning'

/** A template of workbooks, as far as the planner knows it. */
export interface TemplateName {
  readonly id: string
  readonly name: Texts
}

/** What each room fills together, if anything. */
export function Workbook({ templates }: { readonly templates: readonly TemplateName[] }) {
  const t = useTranslations('planner')
  const { draft, change } = usePlanning()
  const language = useTemplateLanguage()
  const known = templates.some(({ id }) => id === draft.templateId) ? draft.templateId : null
  return (
    <SelectField
      label={t('workbookOfRooms')}
      value={known ?? ''}
      onChange={({ target: { value } }) => change((before) => ({ ...before, templateId: value || null }))}
    >
      <option value="">{t('noWorkbook')}</option>
      {templates.map(({ id, name }) => (
        <option key={id} value={id}>
          {inLanguage(name, language)}
        </option>
      ))}
    </SelectField>
  )
}
