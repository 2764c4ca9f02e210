import { LANGUAGES, type Language, type Template, type TemplateField, type Texts } from '@/domain/planning/workbook'

/** A template while somebody types: every text is there in every language, if only empty. */
export interface Draft {
  readonly name: DraftTexts
  readonly fields: readonly DraftField[]
}
export interface DraftField {
  readonly key: string
  readonly kind: TemplateField['kind']
  readonly label: DraftTexts
  readonly hint: DraftTexts
  /** Kept while the kind is another, so that trying out costs nothing. */
  readonly columns: readonly DraftColumn[]
}
export interface DraftColumn {
  readonly key: string
  readonly kind: 'text' | 'date'
  readonly label: DraftTexts
}
export type DraftTexts = Readonly<Record<Language, string>>

const EMPTY: DraftTexts = { de: '', en: '', fr: '' }
const typed = ({ de = '', en = '', fr = '' }: Texts): DraftTexts => ({ de, en, fr })

export const draftOf = ({ name, fields }: Template): Draft => ({
  name: typed(name),
  fields: fields.map((field) => ({
    key: field.key,
    kind: field.kind,
    label: typed(field.label),
    hint: typed(field.hint ?? {}),
    columns: field.kind === 'rows' ? field.columns.map((each) => ({ ...each, label: typed(each.label) })) : [],
  })),
})

/** What is sent: texts that are empty are not there. */
export const templateOf = ({ name, fields }: Draft) => ({
  name: written(name),
  fields: fields.map(({ key, kind, label, hint, columns }) => ({
    key,
    kind,
    label: written(label),
    ...(Object.keys(written(hint)).length > 0 && { hint: written(hint) }),
    ...(kind === 'rows' && { columns: columns.map((each) => ({ ...each, label: written(each.label) })) }),
  })),
})

const written = (texts: DraftTexts): Texts =>
  Object.fromEntries(
    LANGUAGES.filter((language) => texts[language].trim()).map((language) => [language, texts[language]]),
  )

export const withField = ({ name, fields }: Draft, index: number, change: Partial<DraftField>): Draft => ({
  name,
  fields: fields.map((field, i) => (i === index ? completed({ ...field, ...change }) : field)),
})

/** Rows have a column at least. */
const completed = (field: DraftField): DraftField =>
  field.kind === 'rows' && field.columns.length === 0 ? { ...field, columns: [newColumn([])] } : field

export const newField = (fields: readonly DraftField[]): DraftField => ({
  key: freeKey('field', fields),
  kind: 'text',
  label: EMPTY,
  hint: EMPTY,
  columns: [],
})

export const newColumn = (columns: readonly DraftColumn[]): DraftColumn => ({
  key: freeKey('column', columns),
  kind: 'text',
  label: EMPTY,
})

function freeKey(word: string, taken: readonly { readonly key: string }[]): string {
  let number = taken.length + 1
  while (taken.some(({ key }) => key === `${word}-${number}`)) number++
  return `${word}-${number}`
}

/** The list with one of its items at another place; beyond the ends nothing changes. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (to < 0 || to >= list.length) return list
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!)
}

/** How many names, labels and hints are there in some language, but not in this one. */
export const untranslated = ({ name, fields }: Draft, language: Language): number =>
  [
    name,
    ...fields.flatMap(({ kind, label, hint, columns }) => [
      label,
      hint,
      ...(kind === 'rows' ? columns.map((column) => column.label) : []),
    ]),
  ].filter((texts) => !texts[language].trim() && LANGUAGES.some((other) => texts[other].trim())).length
