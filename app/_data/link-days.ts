import 'server-only'
import { DateTime } from 'luxon'
import * as z from 'zod'

/** The last day on which a link is good, as 2026-11-24; null for ever. */
export const linkUntil = z.iso.date().nullable()

/** When a day is over at the venue. */
export const endOf = (day: string | null, zone: string): Date | null =>
  day === null ? null : DateTime.fromISO(day, { zone }).endOf('day').toJSDate()

/** The day at the venue. */
export const dayOf = (at: Date | null, zone: string): string | null =>
  at && DateTime.fromJSDate(at, { zone }).toISODate()
