import type { Policy } from '../../protocol/feature'
import type { WorkbookCommand } from './commands'
import type { WorkbookLayers } from './state'

export const policy: Policy<WorkbookLayers, WorkbookCommand> = {
  'workbook.write': (actor) => actor.may.takePart,
  'workbook.compact': ({ role }) => role === 'system',
  'workbook.count': ({ role }) => role === 'system',
}
