import type { Messages } from '@/app/_i18n/messages'

/** What a room's page says at once. Other features bring their words with the parts that say them (`lazilyWithWords`). */
export const ROOM_NAMESPACES = [
  'common',
  'session',
  'roles',
  'refusals',
  'devices',
  'greenRoom',
  'life',
  'people',
  'stage',
  'chat',
  'hands',
] as const satisfies readonly (keyof Messages)[]

/** Of those others, what stands on their tabs. */
export const TAB_TEXTS = {
  questions: ['tab', 'openCount', 'waitingCount'],
  workbook: ['tab'],
  harvest: ['tab', 'count'],
} as const satisfies { readonly [N in keyof Messages]?: readonly (keyof Messages[N])[] }

const PLAYED = [...ROOM_NAMESPACES, 'entry', 'player'] as const satisfies readonly (keyof Messages)[]
/** What the pages of a replay and of a stream say besides. */
export const REPLAY_NAMESPACES = [...PLAYED, 'replay', 'chapters'] as const satisfies readonly (keyof Messages)[]
export const STREAM_NAMESPACES = [...PLAYED, 'watch'] as const satisfies readonly (keyof Messages)[]
