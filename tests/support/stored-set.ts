import type { Plan } from '../../domain/planning/plan'
import type { Template } from '../../domain/planning/workbook'
import type { Database } from '../../prisma/client'
import { newTestId } from './planned'

interface Wanted {
  readonly name?: string
  /** Rooms by name, and the persons (for guests: accesses) in each. */
  readonly rooms: Readonly<Record<string, readonly string[]>>
  readonly partnerships?: Readonly<Record<string, string>>
  readonly limits?: Readonly<Record<string, number>>
  /** Whom the plan leaves in the plenary. */
  readonly unplaced?: readonly string[]
  readonly template?: Template
  readonly choosing?: boolean
}

const BY_HAND = { code: 'planning/by-hand', params: {} }

/** A set of rooms as the planner keeps it. Returns its id. */
export async function storeSet(db: Database, conferenceId: string, wanted: Wanted): Promise<string> {
  const { name = 'Groups', rooms, partnerships = {}, limits = {}, unplaced = [], template, choosing = false } = wanted
  const plan: Plan = {
    rooms: Object.entries(rooms).map(([room, people]) => ({
      name: room,
      partnership: partnerships[room] ?? null,
      limit: limits[room] ?? null,
      people: people.map((id) => ({ id, reason: BY_HAND })),
    })),
    unplaced: unplaced.map((id) => ({ id, reason: BY_HAND })),
    unmet: [],
  }
  const templateId = template ? newTestId() : null
  if (template) {
    const data = { id: templateId!, conferenceId, name: template.name, fields: template.fields as object[] }
    await db.workbookTemplate.create({ data })
  }
  const id = newTestId()
  await db.breakoutSet.create({
    data: {
      id,
      conferenceId,
      name,
      way: choosing
        ? { kind: 'choice', rooms: plan.rooms.map(({ name, limit }) => ({ name, limit })) }
        : { kind: 'manual', rooms: Object.keys(rooms) },
      rules: { bothSides: false, sharedLanguage: false, delegations: 'any', moderator: false },
      seed: 'a seed of the tests',
      plan: plan as object,
      templateId,
      choosing,
    },
  })
  return id
}
