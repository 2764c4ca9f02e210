import { createHash } from 'node:crypto'
import type { Plan, Rules, Way } from '@/domain/planning/plan'
import type { KeptSet } from './breakout-sets'
import type { Database } from './client'

/** A set as it was when a session opened it. */
export type OpenedSet = Pick<KeptSet, 'conferenceId' | 'way' | 'rules' | 'plan' | 'choosing'>

/** Keeps a copy of what places people, once however often it is opened. Returns its id. */
export async function keepOpenedSet(
  db: Database,
  sessionId: string,
  { way, rules, plan, choosing }: OpenedSet,
): Promise<string> {
  const content = { way, rules, plan, choosing }
  const id = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)
  await db.openedSet.createMany({ data: { sessionId, id, ...(content as object as Columns) }, skipDuplicates: true })
  return id
}

type Columns = { way: object; rules: object; plan: object; choosing: boolean }

/** A copy that `keepOpenedSet` made for this session; null when there is none. */
export async function readOpenedSet(db: Database, sessionId: string, id: string): Promise<OpenedSet | null> {
  const kept = await db.openedSet.findUnique({
    where: { sessionId_id: { sessionId, id } },
    include: { session: { select: { conferenceId: true } } },
  })
  if (!kept) return null
  const { way, rules, plan, choosing, session } = kept
  return {
    conferenceId: session.conferenceId,
    way: way as unknown as Way,
    rules: rules as unknown as Rules,
    plan: plan as unknown as Plan,
    choosing,
  }
}
