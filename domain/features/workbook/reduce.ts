import type { Reduce } from '../../protocol/feature'
import type { WorkbookEvent } from './events'
import { sizeOf, type WorkbookLayers } from './state'

export const reduce: Reduce<WorkbookLayers, WorkbookEvent> = {
  all: {
    'workbook.prepared': (_before, { data: { template, doc, filled } }) => ({
      template,
      updates: doc === null ? [] : [doc],
      size: doc?.length ?? 0,
      filled,
    }),
    'workbook.written': (workbook, { data: { update } }) => ({
      ...workbook,
      updates: [...workbook.updates, update],
      size: workbook.size + update.length,
    }),
    'workbook.compacted': (workbook, { data: { count, update } }) => {
      const updates = [update, ...workbook.updates.slice(count)]
      return { ...workbook, updates, size: sizeOf(updates) }
    },
    'workbook.read': (workbook, { data }) => ({ ...workbook, filled: data.filled }),
  },
  server: {
    'workbook.prepared': (_before, { data }) => ({ partnership: data.partnership }),
  },
}
