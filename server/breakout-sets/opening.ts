import { workingLanguages } from '@/domain/planning/assign'
import type { Placeable, Plan } from '@/domain/planning/plan'
import { type Filled, type Template, template } from '@/domain/planning/workbook'
import type { OpeningPlan, SessionCommand } from '@/domain/session'
import { type OpenableSet, planOpening, readBreakoutSet } from '@/prisma/breakout-sets'
import type { Database } from '@/prisma/client'
import { hereIn } from '@/prisma/here'
import { keepOpenedSet } from '@/prisma/opened-sets'
import { placeablesOf } from '@/prisma/placeables'
import { whoseRooms } from './whose-rooms'

/** Whom planning knows, by what a plan names them. */
type Known = ReadonlyMap<string, Placeable>
type Here = Awaited<ReturnType<typeof hereIn>>
type Workbook = OpeningPlan['rooms'][number]['workbook']

/** The workbook with which a partnership goes on, or an empty one. */
export type StoredWorkbook = (
  conferenceId: string,
  partnershipId: string | null,
  template: Template,
) => Promise<{ readonly template: Template; readonly doc: string | null; readonly filled: Filled }>

/** Reads what a command names and the log does not hold: for `breakouts.open` the stored set with all that belongs to it. */
export class Openings {
  constructor(
    private readonly db: Database,
    private readonly storedWorkbook: StoredWorkbook,
  ) {}

  /** What the server gives to a command; undefined for those that need nothing, or name nothing that exists. */
  given = async (sessionId: string, command: SessionCommand): Promise<SessionCommand['given']> =>
    command.type === 'breakouts.open' ? ((await this.#plan(sessionId, command.data.set)) ?? undefined) : undefined

  async #plan(sessionId: string, setId: string): Promise<OpeningPlan | null> {
    const set = await readBreakoutSet(this.db, sessionId, setId)
    if (!set || set.plan.rooms.length === 0) return null
    const [copy, all, here, workbooks] = await Promise.all([
      keepOpenedSet(this.db, sessionId, set),
      placeablesOf(this.db, set.conferenceId, sessionId),
      hereIn(this.db, sessionId),
      this.#workbooks(set),
    ])
    const known = new Map(all.map((person) => [person.id, person]))
    const plan = planOpening(set, known, here)
    const place = placesBy(set, plan, here)
    return {
      name: set.name,
      copy,
      rooms: set.plan.rooms.map(({ name, limit, people }, i) => ({
        name,
        limit,
        people: [...place[i]!],
        awaited: Math.max(0, people.length - set.place[i]!.length),
        ...workingIn(plan.rooms[i]!, known),
        partnership: workbooks[i]!.partnershipId,
        workbook: workbooks[i]!.workbook,
      })),
    }
  }

  async #workbooks({ conferenceId, templateId, plan }: OpenableSet) {
    const stored = templateId && (await this.db.workbookTemplate.findFirst({ where: { id: templateId, conferenceId } }))
    const used = stored ? template.parse({ name: stored.name, fields: stored.fields }) : null
    return Promise.all(
      (await whoseRooms(this.db, conferenceId, plan)).map(async (partnershipId) => {
        const workbook: Workbook = used && (await this.storedWorkbook(conferenceId, partnershipId, used))
        return { partnershipId, workbook }
      }),
    )
  }
}

/** Who goes into each room: who was planned for it and is known, and who came since. */
function placesBy({ plan: kept, place }: OpenableSet, plan: Plan, here: Here): readonly (readonly string[])[] {
  const idOf = new Map(here.map(({ id, bearer }) => [bearer, id]))
  return plan.rooms.map(({ people }, i) => {
    const planned = new Set(kept.rooms[i]!.people.map(({ id }) => id))
    return [...place[i]!, ...people.flatMap(({ id }) => (planned.has(id) ? [] : (idOf.get(id) ?? [])))]
  })
}

function workingIn({ people }: Plan['rooms'][number], known: Known) {
  const { languages, lacksInterpreter } = workingLanguages(people.flatMap(({ id }) => known.get(id) ?? []))
  return { languages: [...languages], lacksInterpreter }
}
