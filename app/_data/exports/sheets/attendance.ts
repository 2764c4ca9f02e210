import 'server-only'
import type { DateTime } from 'luxon'
import { db } from '@/app/_data/db'
import type { Sheet } from './sheet'
import type { SheetWords } from './words'

const MINUTE = 60_000

/** Who was there, from when until when, and for how many minutes in all. */
export async function attendanceSheet(sessionId: string, { t, role, time }: SheetWords): Promise<Sheet> {
  const [people, stays] = await Promise.all([
    db().participant.findMany({ where: { sessionId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    db().attendance.groupBy({
      by: ['participantId'],
      where: { sessionId },
      _min: { minute: true },
      _max: { minute: true },
      _count: true,
    }),
  ])
  const stayOf = new Map(stays.map((stay) => [stay.participantId, stay]))
  return {
    title: t('attendance'),
    columns: [
      { label: t('columns.name'), width: 28 },
      { label: t('columns.organisation'), width: 28 },
      { label: t('columns.partnership'), width: 28 },
      { label: t('columns.role'), width: 14 },
      { label: t('columns.from'), width: 20 },
      { label: t('columns.until'), width: 20 },
      { label: t('columns.minutes'), width: 10 },
    ],
    rows: people.flatMap(({ id, name, organisation, partnership, role: of }) => {
      const stay = stayOf.get(id)
      if (!stay) return []
      const [from, until] = [stay._min.minute!, stay._max.minute! + 1].map((minute) => time(minute * MINUTE)) as [
        DateTime,
        DateTime,
      ]
      return [[name, organisation ?? '', partnership ?? '', role(of), from, until, stay._count]]
    }),
  }
}
