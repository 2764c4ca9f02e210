import { connect } from '@/prisma/client'
import type { RunningProduct } from '../running-product'

/** The set of the conference that has a room for each partnership and a workbook in each; null when there is none. */
export async function setByPartnership({ databaseUrl, session }: RunningProduct): Promise<string | null> {
  const db = connect(databaseUrl, 1)
  try {
    const sets = await db.breakoutSet.findMany({
      where: { conference: { sessions: { some: { id: session } } }, templateId: { not: null }, choosing: false },
      orderBy: { updatedAt: 'desc' },
      select: { id: true, way: true },
    })
    return sets.find(({ way }) => (way as { kind?: string }).kind === 'partnership')?.id ?? null
  } finally {
    await db.$disconnect()
  }
}
