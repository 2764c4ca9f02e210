import { type Decide, happened, refused } from '../../protocol/feature'
import type { WorkbookCommand } from './commands'
import type { WorkbookEvent } from './events'
import { LARGEST, type WorkbookLayers } from './state'

export const decide: Decide<WorkbookLayers, WorkbookCommand, WorkbookEvent> = {
  'workbook.write': ({ data }, { all }) => {
    if (!all.template) return refused('workbook/none')
    if (all.size + data.update.length > LARGEST) return refused('workbook/full')
    return happened({ type: 'workbook.written', data })
  },

  'workbook.compact': ({ data }, { all }) =>
    data.count <= all.updates.length
      ? happened({ type: 'workbook.compacted', data })
      : refused('workbook/too-few-pieces'),

  'workbook.read': ({ data }, { all }) => {
    if (!all.template) return refused('workbook/none')
    return JSON.stringify(data.filled) === JSON.stringify(all.filled)
      ? refused('workbook/unchanged')
      : happened({ type: 'workbook.read', data })
  },
}
