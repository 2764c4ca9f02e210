import 'server-only'
import { DateTime } from 'luxon'
import { type Filled, inLanguage, type Language, type Template, type TemplateField } from '@/domain/planning/workbook'
import { legible, legibleLine } from './legible'
import { REGION, WORDS, type Words } from './words'

/** The conference, as a document names it. */
export interface NamedConference {
  readonly slug: string
  readonly title: string
  readonly venue: string
  readonly timeZone: string
  readonly accent: string
}

/** What somebody said or asked about a workbook when it was reported on. */
export interface Remark {
  readonly kind: 'comment' | 'question'
  readonly text: string
  /** Null when nobody knows any more. */
  readonly by: string | null
  readonly at: Date
}

/** A workbook as it stands. */
export interface WrittenWorkbook {
  readonly title: string
  readonly partnership: {
    readonly name: string
    readonly organisations: readonly { readonly name: string; readonly country: string }[]
  } | null
  readonly session: string
  readonly template: Template
  readonly filled: Filled
  readonly updatedAt: Date
  readonly remarks: readonly Remark[]
}

/** A line of its own, or an item of a list. */
export interface Paragraph {
  readonly kind: 'line' | 'item'
  readonly text: string
}
export interface Rows {
  readonly kind: 'rows'
  /** `share` is the column's part of the width; all of them make 1. */
  readonly columns: readonly { readonly label: string; readonly share: number }[]
  /** As many cells as there are columns; an empty one is `EMPTY`. */
  readonly rows: readonly (readonly string[])[]
}
export interface Section {
  readonly heading: string
  readonly content:
    | { readonly kind: 'text'; readonly paragraphs: readonly Paragraph[] }
    | Rows
    | { readonly kind: 'empty' }
}
export interface Part {
  readonly heading: string
  readonly details: readonly { readonly label: string; readonly value: string }[]
  readonly sections: readonly Section[]
}

/** What the writers write: the same for DOCX and PDF, without a trace of either. */
export interface ActionProgramme {
  readonly language: Language
  readonly words: Words
  readonly title: string
  readonly occasion: string
  readonly venue: string
  /** #rrggbb */
  readonly accent: string
  readonly parts: readonly Part[]
}

/** Stands where nothing was written. */
export const EMPTY = '—'

/** The workbooks of a conference as one document, in a language; what was written stays as it was written. */
export function actionProgramme(
  { title, venue, timeZone, accent }: NamedConference,
  workbooks: readonly WrittenWorkbook[],
  language: Language,
): ActionProgramme {
  const words = WORDS[language]
  return {
    language,
    words,
    title: words.actionProgramme,
    occasion: legibleLine(title),
    venue: legibleLine(venue),
    accent,
    parts: workbooks.map((workbook) => ({
      heading: legibleLine(workbook.title) || EMPTY,
      details: detailsOf(workbook, timeZone, language),
      sections: workbook.template.fields.map((field) => ({
        heading: legibleLine(inLanguage(field.label, language)),
        content: contentOf(field, workbook.filled[field.key], language),
      })),
    })),
  }
}

function detailsOf(
  { partnership, session, template, updatedAt }: WrittenWorkbook,
  timeZone: string,
  language: Language,
) {
  const words = WORDS[language]
  const asOf = DateTime.fromJSDate(updatedAt, { zone: timeZone })
    .setLocale(REGION[language])
    .toLocaleString({ dateStyle: 'long', timeStyle: 'short' })
  return [
    ...(partnership ? [{ label: words.partnership, value: membersOf(partnership, language) }] : []),
    { label: words.session, value: legibleLine(session) },
    { label: words.workbook, value: legibleLine(inLanguage(template.name, language)) },
    { label: words.asOf, value: asOf },
  ]
}

function membersOf({ name, organisations }: NonNullable<WrittenWorkbook['partnership']>, language: Language): string {
  const countries = new Intl.DisplayNames(REGION[language], { type: 'region' })
  const members = organisations
    .toSorted((a, b) => placeOf(a.name, name) - placeOf(b.name, name))
    .map(({ name, country }) =>
      /^[A-Z]{2}$/.test(country) ? `${legibleLine(name)} (${countries.of(country)})` : legibleLine(name),
    )
  return members.length > 0 ? new Intl.ListFormat(REGION[language]).format(members) : legibleLine(name)
}

/** Partnerships are named after their members; members come in that order. */
function placeOf(member: string, partnership: string): number {
  const places = member.split(/\s+/).map((word) => partnership.indexOf(word))
  return Math.min(partnership.length, ...places.filter((place) => place >= 0))
}

function contentOf(field: TemplateField, value: Filled[string] | undefined, language: Language): Section['content'] {
  const content =
    field.kind === 'rows'
      ? rowsOf(field, Array.isArray(value) ? value : [], language)
      : ({ kind: 'text', paragraphs: paragraphsOf(typeof value === 'string' ? value : '') } as const)
  const isEmpty = content.kind === 'rows' ? content.rows.length === 0 : content.paragraphs.length === 0
  return isEmpty ? { kind: 'empty' } : content
}

/** What people put before an item of a list. */
const BULLET = /^[-–*•·]\s+/

const paragraphsOf = (text: string): Paragraph[] =>
  legible(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: BULLET.test(line) ? 'item' : 'line', text: line.replace(BULLET, '') }))

function rowsOf(
  { columns }: Extract<TemplateField, { kind: 'rows' }>,
  written: readonly Readonly<Record<string, string>>[],
  language: Language,
): Rows {
  const rows = written
    .map((row) =>
      columns.map(({ key, kind }) => {
        const cell = legible(row[key] ?? '').trim()
        return kind === 'date' ? dateIn(cell, language) : cell
      }),
    )
    .filter((row) => row.some(Boolean))
    .map((row) => row.map((cell) => cell || EMPTY))
  const labels = columns.map(({ label }) => legibleLine(inLanguage(label, language)))
  const shares = sharesOf([labels, ...rows])
  return { kind: 'rows', columns: labels.map((label, i) => ({ label, share: shares[i]! })), rows }
}

/** A day as the language writes it; what is no day stays as it is. */
function dateIn(cell: string, language: Language): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(cell) ? DateTime.fromISO(cell, { zone: 'utc' }) : null
  return day?.isValid ? day.setLocale(REGION[language]).toLocaleString({ dateStyle: 'medium' }) : cell
}

/** Columns get width by their longest cell, but none starves and none takes all. */
function sharesOf(table: readonly (readonly string[])[]): number[] {
  const lengths = table[0]!.map((_, i) => Math.min(48, Math.max(14, ...table.map((row) => row[i]!.length))))
  const all = lengths.reduce((sum, length) => sum + length, 0)
  return lengths.map((length) => length / all)
}
