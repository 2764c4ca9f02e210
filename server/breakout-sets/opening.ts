import { move, placeLate, workingLanguages } from '@/domain/planning/assign'
import type { Placeable, Plan } from '@/domain/planning/plan'
import { type Filled, type Template, template } from '@/domain/planning/workbook'
import type { OpeningPlan, SessionCommand } from '@/domain/session'
import { type OpenableSet, readBreakoutSet } from '@/prisma/breakout-sets'
import type { Database } from '@/prisma/client'
import { keepOpenedSet } from '@/prisma/opened-sets'
import { placeablesOf } from '@/prisma/placeables'
import { whoseRooms } from './whose-rooms'

/** Whom planning knows, by what a plan names them. */
type Known = ReadonlyMap<string, Placeable>
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
    const [copy, all, workbooks] = await Promise.all([
      keepOpenedSet(this.db, sessionId, set),
      placeablesOf(this.db, set.conferenceId, sessionId),
      this.#workbooks(set),
    ])
    const known = new Map(all.map((person) => [person.id, person]))
    const { plan, place } = await this.#withLatecomers(sessionId, set, known)
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

  /** Whoever is here and came after the set was made is placed by its rules. */
  async #withLatecomers(
    sessionId: string,
    set: OpenableSet,
    known: Known,
  ): Promise<Pick<OpenableSet, 'plan' | 'place'>> {
    if (set.choosing) return set
    const planned = plannedIn(set.plan)
    const here = await this.db.$queryRaw<{ id: string; bearer: string }[]>`
      select distinct p.id, p.bearer from "Participant" p join "Presence" here on here."participantId" = p.id
      where p."sessionId" = ${sessionId} and here."sessionId" = ${sessionId} and p."removedAt" is null`
    const late = here.filter(({ bearer }) => !planned.has(bearer))
    return placeAll(set, known, late)
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

/** Whom a plan knows, placed or not. */
const plannedIn = ({ rooms, unplaced }: Plan): ReadonlySet<string> =>
  new Set([...rooms.flatMap(({ people }) => people), ...unplaced].map(({ id }) => id))

/** One after the other, each on the plan that the one before left. */
function placeAll(
  { plan, rules, way, place }: OpenableSet,
  people: Known,
  late: readonly { readonly id: string; readonly bearer: string }[],
): Pick<OpenableSet, 'plan' | 'place'> {
  const places = place.map((ids) => [...ids])
  let current = plan
  for (const { id, bearer } of late) {
    const person = people.get(bearer)
    if (!person) continue
    const found = placeLate(current, people, person, rules, way)
    if ('unplaced' in found) continue
    places[found.room]!.push(id)
    current = move(current, bearer, found.room, found.reason)
  }
  return { plan: current, place: places }
}

function workingIn({ people }: Plan['rooms'][number], known: Known) {
  const { languages, lacksInterpreter } = workingLanguages(people.flatMap(({ id }) => known.get(id) ?? []))
  return { languages: [...languages], lacksInterpreter }
}
