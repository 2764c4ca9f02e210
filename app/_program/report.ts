import { type Filled, inLanguage, type Template } from '@/domain/planning/workbook'

/** What a card says. */
export interface Report {
  /** Of the group. */
  readonly name: string
  /** Field by field; what is empty is left out. */
  readonly fields: readonly { readonly label: string; readonly lines: readonly string[] }[]
}

export interface WrittenCard {
  readonly name: string
  readonly template: Template
  readonly filled: Filled
}

/** @param language ISO 639-1 */
export function reportOn({ name, template, filled }: WrittenCard, language: string): Report {
  const fields = template.fields.flatMap((field) => {
    const value = filled[field.key]
    if (value === undefined || value.length === 0) return []
    const label = inLanguage(field.label, language)
    if (typeof value === 'string' || field.kind === 'text') return [{ label, lines: [String(value)] }]
    const lines = value.map((row) => field.columns.flatMap(({ key }) => row[key] || []).join(' · '))
    return [{ label, lines: lines.filter(Boolean).map((line) => `– ${line}`) }]
  })
  return { name, fields }
}
