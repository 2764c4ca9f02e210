import { piecesAfter } from '../../planning/workbook'
import { type Decide, happened, refused } from '../../protocol/feature'
import type { WorkbookCommand } from './commands'
import type { WorkbookEvent } from './events'
import { LARGEST, type WorkbookLayers } from './state'

export const decide: Decide<WorkbookLayers, WorkbookCommand, WorkbookEvent> = {
  'workbook.write': ({ data: { update } }, { all }, { newId }) => {
    if (!all.template) return refused('workbook/none')
    if (all.size + update.length > LARGEST) return refused('workbook/full')
    return happened({ type: 'workbook.written', data: { pieceId: newId(), update } })
  },

  // Joined from the first piece to the named one, whatever came since. Joined already: another process was faster.
  'workbook.compact': ({ data }, { all: { pieces } }) => {
    const later = piecesAfter(pieces, data.upTo)
    return later && pieces.length - later.length >= 2
      ? happened({ type: 'workbook.compacted', data })
      : refused('workbook/too-few-pieces')
  },

  'workbook.read': ({ data }, { all }) => {
    if (!all.template) return refused('workbook/none')
    return JSON.stringify(data.filled) === JSON.stringify(all.filled)
      ? refused('workbook/unchanged')
      : happened({ type: 'workbook.read', data })
  },
}
