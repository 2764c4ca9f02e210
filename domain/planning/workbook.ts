import * as z from 'zod/mini'
import { name, text } from '../protocol/schema'

/** The languages that a template speaks. */
export const LANGUAGES = ['de', 'en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in one or more languages. */
export type Texts = { readonly [L in Language]?: string | undefined }

export const LONGEST_TEXT = 4_000
/** In one column of one row. */
export const LONGEST_CELL = 400
export const MOST_ROWS = 40

const texts = (max: number, said = text) =>
  z
    .strictObject({ de: z.optional(said(max)), en: z.optional(said(max)), fr: z.optional(said(max)) })
    .check(z.refine((some) => Object.values(some).some(Boolean), { error: 'no language' }))
/** Keys become names in objects: none that every object has already. */
const key = z.string().check(
  z.regex(/^[a-z][a-z0-9-]{0,31}$/),
  z.refine((some) => !(some in {}), { error: 'taken' }),
)
const eachKeyOnce = z.refine<readonly { readonly key: string }[]>(
  (some) => new Set(some.map(({ key }) => key)).size === some.length,
  { error: 'a key twice' },
)

export const MOST_FIELDS = 20
export const MOST_COLUMNS = 5

/** What a group fills together: fields of text, and lists with columns. */
export const template = z.strictObject({
  name: texts(80, name),
  fields: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ key, kind: z.literal('text'), label: texts(120), hint: z.optional(texts(400)) }),
        z.strictObject({
          key,
          kind: z.literal('rows'),
          label: texts(120),
          hint: z.optional(texts(400)),
          columns: z
            .array(z.strictObject({ key, kind: z.enum(['text', 'date']), label: texts(80) }))
            .check(z.minLength(1), z.maxLength(MOST_COLUMNS), eachKeyOnce),
        }),
      ]),
    )
    .check(z.minLength(1), z.maxLength(MOST_FIELDS), eachKeyOnce),
})
export type Template = z.output<typeof template>
export type TemplateField = Template['fields'][number]

/** Data of events from before a template's name had languages: the name counts in all of them (S10). */
export const withTemplateOfToday = <D extends { readonly template: { readonly name: string } }>(data: D) => ({
  ...data,
  template: {
    ...data.template,
    name: Object.fromEntries(LANGUAGES.map((language) => [language, data.template.name])),
  },
})

const value = z.union([
  z.string().check(z.maxLength(LONGEST_TEXT)),
  z.array(z.record(key, z.string().check(z.maxLength(LONGEST_CELL)))),
])
/** What was written: a text, or rows of texts by column; by the template's keys. */
export const filled = z.record(key, value)
export type Filled = z.output<typeof filled>

/** Room for the longest text of letters that take three bytes, in base64. */
export const LONGEST_PIECE = 24_000

/** A piece of a Yjs document in base64. That it is one is checked by whoever applies it: what is none is left out by all. */
export const pieceOfDocument = (max: number) =>
  z.string().check(z.minLength(2), z.maxLength(max), z.regex(/^[A-Za-z0-9+/]+={0,2}$/))

/** A piece as it is kept until it was joined with others. */
export interface Piece {
  readonly pieceId: string
  readonly update: string
}

/** Where the pieces from one (null: the first) to another lie; null when they do not. What a name stands for never changes. */
export function spanOf(
  pieces: readonly Piece[],
  from: string | null,
  upTo: string,
): { start: number; end: number } | null {
  const start = from === null ? 0 : pieces.findIndex(({ pieceId }) => pieceId === from)
  const end = pieces.findIndex(({ pieceId }) => pieceId === upTo) + 1
  return start >= 0 && end > start ? { start, end } : null
}

/** The pieces after the named one; null when it is not among them. */
export const piecesAfter = (pieces: readonly Piece[], pieceId: string): readonly Piece[] | null => {
  const at = pieces.findIndex((each) => each.pieceId === pieceId)
  return at === -1 ? null : pieces.slice(at + 1)
}

/** A text in the wanted language, or in the first that it has. */
export const inLanguage = (some: Texts, wanted: string): string =>
  some[wanted as Language] || LANGUAGES.map((language) => some[language]).find(Boolean) || ''

/** How many of the template's fields hold something. */
export const progressOf = ({ fields }: Template, known: Filled): { readonly done: number; readonly of: number } => ({
  done: fields.filter(({ key }) => hasContent(known[key])).length,
  of: fields.length,
})

export const LONGEST_BEGINNING = 120

/** How what was written begins, for a card; empty when nothing was. */
export const beginningOf = ({ fields }: Template, known: Filled): string => {
  const first = fields.map(({ key }) => known[key]).find(hasContent)
  const text =
    typeof first === 'string'
      ? first
      : Object.values(first?.find(hasText) ?? {})
          .filter(Boolean)
          .join(' · ')
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > LONGEST_BEGINNING
    ? `${line.slice(0, LONGEST_BEGINNING - 1).replace(/\p{Surrogate}$/u, '')}…`
    : line
}

const hasText = (row: Readonly<Record<string, string>>) => Object.values(row).some((cell) => cell.trim() !== '')

const hasContent = (value: Filled[string] | undefined): boolean =>
  typeof value === 'string' ? value.trim() !== '' : (value ?? []).some(hasText)
