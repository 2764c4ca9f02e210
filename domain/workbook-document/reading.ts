import * as Y from 'yjs'
import {
  type Filled,
  LONGEST_CELL,
  LONGEST_TEXT,
  MOST_ROWS,
  type Template,
  type TemplateField,
} from '../planning/workbook'
import { clean } from '../protocol/clean'
import { addRow, cellIn, type Row, type RowsField, rowsIn, textIn } from './layout'

const DAY = /\d{4}-\d{2}-\d{2}/g

/** The day in a cell. When two people chose one at the same time both are there, and the last counts. */
export const dayIn = (text: string): string => text.match(DAY)?.at(-1) ?? ''

/** Without what no reader can take: half letters, disguises, and what is beyond the limit. */
const readable = (text: string, max: number): string =>
  clean(text)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .slice(0, max)
    .replace(/\p{Surrogate}$/u, '')

const cellText = (row: Row, { key, kind }: RowsField['columns'][number]): string => {
  const text = readable(cellIn(row, key)?.toString() ?? '', LONGEST_CELL)
  return kind === 'date' ? dayIn(text) || text : text
}

function written(document: Y.Doc, field: TemplateField): Filled[string] | undefined {
  if (field.kind === 'text') return readable(textIn(document, field.key).toString(), LONGEST_TEXT) || undefined
  const rows = rowsIn(document, field.key).map((row) =>
    Object.fromEntries(field.columns.map((column) => [column.key, cellText(row, column)])),
  )
  const full = rows.filter((row) => Object.values(row).some((cell) => cell.trim() !== '')).slice(0, MOST_ROWS)
  return full.length > 0 ? full : undefined
}

/** What the document says, by the template's keys. What is empty is not in it. */
export const filledOf = (document: Y.Doc, { fields }: Template): Filled =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = written(document, field)
      return value === undefined ? [] : [[field.key, value]]
    }),
  )

/** A new document that says this. */
export function documentOf(template: Template, filled: Filled): Y.Doc {
  const document = new Y.Doc()
  for (const field of template.fields) {
    const value = filled[field.key]
    if (field.kind === 'text' && typeof value === 'string') textIn(document, field.key).insert(0, value)
    if (field.kind === 'rows' && Array.isArray(value)) for (const row of value) addRow(document, field, row)
  }
  return document
}
