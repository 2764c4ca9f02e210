import 'server-only'
import { DateTime } from 'luxon'
import * as z from 'zod'
import { Answer } from './requests'

/** The last day on which a link is good, as 2026-11-24; null for ever. */
export const linkUntil = z.iso.date().nullable()

/**
 * When a link is good no more that is good for all of a day at the venue.
 * @throws Answer `recordings/link-over` when that has been already
 */
export function linkEnd(day: string | null, zone: string): Date | null {
  if (day === null) return null
  const end = DateTime.fromISO(day, { zone }).endOf('day')
  if (end < DateTime.now()) throw new Answer(400, 'recordings/link-over')
  return end.toJSDate()
}

/** The day at the venue. */
export const dayOf = (at: Date | null, zone: string): string | null =>
  at && DateTime.fromJSDate(at, { zone }).toISODate()
