import * as Y from 'yjs'
import type { Template, TemplateField } from '../planning/workbook'

export type Row = Y.Map<Y.Text>
export type RowsField = Extract<TemplateField, { readonly kind: 'rows' }>

/** The text of a field. */
export const textIn = (document: Y.Doc, key: string): Y.Text => document.getText(key)

/** The rows of a field, as they are held; what is no row is passed over when they are read. */
export const listIn = (document: Y.Doc, key: string): Y.Array<Row> => document.getArray<Row>(key)

export const rowsIn = (document: Y.Doc, key: string): Row[] =>
  listIn(document, key)
    .toArray()
    .filter((row) => row instanceof Y.Map)

/** What stands in a column of a row; undefined in a row that is older than the column. */
export function cellIn(row: Row, column: string): Y.Text | undefined {
  const cell = row.get(column)
  return cell instanceof Y.Text ? cell : undefined
}

/** The same; made when it is missing, which somebody else may do at the same time: see `addColumns`. */
export function cellOrNew(row: Row, column: string): Y.Text {
  const known = cellIn(row, column)
  if (known) return known
  const cell = new Y.Text()
  row.set(column, cell)
  return cell
}

/** A new row at the end. All its cells are made with it: two people who made one each would overwrite each other. */
export function addRow(document: Y.Doc, { key, columns }: RowsField, cells: Readonly<Record<string, string>> = {}) {
  const row: Row = new Y.Map(columns.map((column) => [column.key, new Y.Text(cells[column.key] ?? '')]))
  listIn(document, key).push([row])
}

export function removeRow(document: Y.Doc, key: string, row: Row) {
  const list = listIn(document, key)
  const index = list.toArray().indexOf(row)
  if (index >= 0) list.delete(index)
}

/** Gives rows the columns that came into the template since; before anybody writes, and by one alone. */
export function addColumns(document: Y.Doc, { fields }: Template) {
  for (const field of fields) {
    if (field.kind !== 'rows') continue
    for (const row of rowsIn(document, field.key)) {
      for (const { key } of field.columns) if (!cellIn(row, key)) row.set(key, new Y.Text())
    }
  }
}
