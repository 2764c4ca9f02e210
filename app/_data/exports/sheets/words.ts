import 'server-only'
import { DateTime } from 'luxon'
import { requestLocale, translator } from '@/app/_i18n/request'
import { MAIN } from '@/domain/protocol/standing'
import { roomsThen } from '@/domain/recording/perspective'
import { eventsOf } from '../../session-log'

/** What sheets of a session say besides what was said: in the language of whoever asks, at the time of the venue. */
export async function sheetWords(sessionId: string, timeZone: string) {
  const [t, roles, locale, opened] = await Promise.all([
    translator('sheets'),
    translator('roles'),
    requestLocale(),
    eventsOf(sessionId, ['breakouts.opened', 'breakouts.closed']),
  ])
  const rooms = new Map(roomsThen(opened).map(({ id, name }) => [id, name]))
  return {
    t,
    /** Programs of some countries read a comma as a part of a number. */
    delimiter: locale === 'de' ? (';' as const) : (',' as const),
    role: (role: string) => roles(role as 'attendee'),
    room: (id: string) => (id === MAIN ? t('plenary') : (rooms.get(id) ?? id)),
    time: (at: number) => DateTime.fromMillis(at, { zone: timeZone }),
  }
}
export type SheetWords = Awaited<ReturnType<typeof sheetWords>>
