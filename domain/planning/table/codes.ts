import type { Remark } from '../plan'

/** Everything that may be said of a table or a line. */
export const TABLE_CODES = [
  'no-lines',
  'too-many-lines',
  'no-person-column',
  'no-room-column',
  'no-wish-column',
  'open-quote',
  'no-person',
  'no-room',
  'room-name',
  'too-many-rooms',
  'unknown-person',
  'ambiguous-person',
  'named-twice',
  'no-wish',
  'topic-name',
  'unknown-topic',
  'too-many-wishes',
] as const
type TableCode = (typeof TABLE_CODES)[number]

export const remark = (code: TableCode, params: Remark['params'] = {}): Remark => ({ code, params })
