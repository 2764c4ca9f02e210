/**
 * How a workbook lies in a document of Yjs. Both sides use it: the browser to write, the server to read. It is no part of
 * the session, which knows pieces and what was read out of them, so that a room's page does not load Yjs to be entered.
 */
export {
  addColumns,
  addRow,
  cellIn,
  cellOrNew,
  listIn,
  type Row,
  type RowsField,
  removeRow,
  rowsIn,
  textIn,
} from './layout'
export { asPiece, buildsOn, documentFrom, ELSEWHERE, joined, pieceFrom, takeIn, wordsIn } from './pieces'
export { dayIn, documentOf, filledOf } from './reading'
