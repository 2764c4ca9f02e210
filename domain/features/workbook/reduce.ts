import { type Piece, piecesAfter } from '../../planning/workbook'
import type { Reduce } from '../../protocol/feature'
import type { WorkbookEvent } from './events'
import { BEGINNING, sizeOf, type WorkbookLayers } from './state'

type All = WorkbookLayers['all']

const withPieces = (workbook: All, pieces: readonly Piece[]): All => ({ ...workbook, pieces, size: sizeOf(pieces) })

export const reduce: Reduce<WorkbookLayers, WorkbookEvent> = {
  all: {
    'workbook.prepared': (workbook, { data: { template, doc, filled } }) =>
      withPieces({ ...workbook, template, filled }, doc === null ? [] : [{ pieceId: BEGINNING, update: doc }]),
    'workbook.written': (workbook, { data }) => withPieces(workbook, [...workbook.pieces, data]),
    'workbook.compacted': (workbook, { data: { upTo, update } }) => {
      const later = piecesAfter(workbook.pieces, upTo)
      return later ? withPieces(workbook, [{ pieceId: upTo, update }, ...later]) : workbook
    },
    'workbook.read': (workbook, { data }) => ({ ...workbook, filled: data.filled }),
  },
  server: {
    'workbook.prepared': (_before, { data }) => ({ partnership: data.partnership }),
  },
}
