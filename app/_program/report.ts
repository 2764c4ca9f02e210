import { type Filled, inLanguage, type Template } from '@/domain/planning/workbook'

/** What is written on a card, field by field; what is empty is left out. */
export type Report = readonly { readonly label: string; readonly lines: readonly string[] }[]

/** @param language ISO 639-1 */
export function reportOn({ fields }: Template, filled: Filled, language: string): Report {
  return fields.flatMap((field) => {
    const value = filled[field.key]
    if (value === undefined || value.length === 0) return []
    const label = inLanguage(field.label, language)
    if (typeof value === 'string' || field.kind === 'text') return [{ label, lines: [String(value)] }]
    const lines = value.map((row) => field.columns.flatMap(({ key }) => row[key] || []).join(' · '))
    return [{ label, lines: lines.filter(Boolean).map((line) => `– ${line}`) }]
  })
}
