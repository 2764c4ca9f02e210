import type { Messages } from '@/app/_i18n/messages'

/** What a room's page says. */
export const ROOM_NAMESPACES: readonly (keyof Messages)[] = [
  'common',
  'session',
  'roles',
  'refusals',
  'devices',
  'greenRoom',
  'replay',
  'life',
  'people',
  'stage',
  'chat',
  'questions',
  'hands',
  'breakouts',
  'announcements',
  'help',
  'workbook',
  'harvest',
  'presence',
] as readonly (keyof Messages)[]
