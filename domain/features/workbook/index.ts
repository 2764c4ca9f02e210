import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** What a group fills together in its room. */
export const workbook = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  digest: ({ all: { template }, server: { done } }) => template && { done, of: template.fields.length },
  refusals: ['workbook/none', 'workbook/full', 'workbook/too-few-pieces', 'workbook/unchanged'],
})
export { FULL, type WorkbookLayers } from './state'
