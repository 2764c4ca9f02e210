import { type Piece, spanOf } from '../../planning/workbook'
import type { Reduce } from '../../protocol/feature'
import type { WorkbookEvent } from './events'
import { BEGINNING, sizeOf, type WorkbookLayers } from './state'

type All = WorkbookLayers['all']

const withPieces = (workbook: All, pieces: readonly Piece[]): All => ({ ...workbook, pieces, size: sizeOf(pieces) })

export const reduce: Reduce<WorkbookLayers, WorkbookEvent> = {
  all: {
    'workbook.prepared': (workbook, { data: { template, doc } }) =>
      withPieces({ ...workbook, template }, doc === null ? [] : [{ pieceId: BEGINNING, update: doc }]),
    'workbook.written': (workbook, { data }) => withPieces(workbook, [...workbook.pieces, data]),
    'workbook.compacted': (workbook, { data: { from, upTo, pieceId, update } }) => {
      const { pieces } = workbook
      const span = spanOf(pieces, from, upTo)
      if (!span) return workbook
      return withPieces(workbook, [...pieces.slice(0, span.start), { pieceId, update }, ...pieces.slice(span.end)])
    },
  },
  server: {
    'workbook.prepared': (_before, { data }) => ({ partnership: data.partnership, done: 0 }),
    'workbook.counted': (server, { data: { done } }) => ({ ...server, done }),
    'workbook.read': (server) => server,
  },
}
