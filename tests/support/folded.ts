import { type SessionEvent, type SessionState, session } from '@/domain/session'
import type { LogRow } from '@/server/log/event-log'

const eventOf = ({ seq, at, room, type, v, data, owner }: LogRow): SessionEvent =>
  session.read({ seq, at, room, type, v, data, ...(owner !== undefined && { owner }) })

/** What a log says, folded anew. */
export const folded = (rows: readonly LogRow[]): SessionState =>
  rows.map(eventOf).reduce((state, event) => session.reduce(state, event), session.initial)
