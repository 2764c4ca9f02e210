'use client'
import { SelectField } from '@/app/_ui/field'
import { LANGUAGES, type Language } from '@/domain/planning/workbook'

/** Each language in its own words. */
const NAMES: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English', fr: 'Français' }

/** The language of an interface, as templates know it: `en-GB` is `en`. */
export const languageOf = (locale: string): Language =>
  LANGUAGES.find((language) => locale.startsWith(language)) ?? 'en'

interface Props {
  readonly label: string
  readonly value: Language
  readonly onChange: (language: Language) => void
}

/** A choice of the languages that templates and documents speak. */
export const LanguageField = ({ label, value, onChange }: Props) => (
  <SelectField label={label} value={value} onChange={(event) => onChange(languageOf(event.target.value))}>
    {LANGUAGES.map((language) => (
      <option key={language} value={language} lang={language}>
        {NAMES[language]}
      </option>
    ))}
  </SelectField>
)
