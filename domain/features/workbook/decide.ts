import { spanOf } from '../../planning/workbook'
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

  // Whatever came since stays beside it. When they are joined already, another process was faster.
  'workbook.compact': ({ data }, { all: { pieces } }, { newId }) => {
    const span = spanOf(pieces, data.from, data.upTo)
    return span && span.end - span.start >= 2
      ? happened({ type: 'workbook.compacted', data: { ...data, pieceId: newId() } })
      : refused('workbook/too-few-pieces')
  },

  'workbook.count': ({ data }, { all, server }) => {
    if (!all.template) return refused('workbook/none')
    return server.done === data.done ? refused('workbook/unchanged') : happened({ type: 'workbook.counted', data })
  },
}
