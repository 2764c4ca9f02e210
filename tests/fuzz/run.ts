import type * as z from 'zod/mini'
import type { Ack } from '@/domain/protocol/messages'
import type { Kind } from '@/domain/protocol/schema'
import { MAIN, type Standing, SYSTEM_ID } from '@/domain/protocol/standing'
import { type SessionCommand, session } from '@/domain/session'
import type { EventLog, LogRow } from '@/server/log/event-log'
import { commandId } from '@/server/sessions/ids'
import { Seeded } from '../support/seeded'
import { collect, generate, type Pools, shapeOf } from './generate'
import { PEOPLE, type Person, SESSION, World } from './world'

export interface Asked {
  readonly id: string
  readonly type: string
  readonly answers: Ack[]
}

/** Commands that would end the fun early are asked seldom, and late. */
const SELDOM: Readonly<Record<string, number>> = { 'session.end': 0.1, 'person.remove': 0.3 }
const BY_SYSTEM = new Set(['session.open', 'session.reopen'])

/**
 * Six people in two processes for `steps` steps: random commands out of the schemas, repeats, room moves, disconnects,
 * passing time, and a log that is slow and fails. A new feature is in it without a line of test code.
 */
export async function run<L extends EventLog>(seed: number, steps: number, log: L) {
  const random = new Seeded(seed)
  const world = new World(random, log)
  const asked: Asked[] = []
  await world.open(() => bySystem(world, 'session.open', {}, 'opening', asked))
  const pending: Promise<unknown>[] = []
  const pools = new Known()
  let harvested = 0

  for (let step = 0; step < steps; step++) {
    world.clock += random.below(200)
    for (const row of harvested < world.head ? await log.read(SESSION, harvested) : []) {
      pools.hear(row)
      harvested = row.seq
    }
    const person = random.pick(world.people)
    if (random.chance(0.05)) await person.join()
    else if (random.chance(0.02)) person.leave()
    else pending.push(...command(world, person, step, steps, pools, asked))
    await null
    await world.letRun()
    if (random.chance(0.1)) random.pick(world.processes).runner.tick()
    if (random.chance(0.05))
      await random
        .pick(world.processes)
        .runner.catchUp()
        .catch(() => {})
    if (random.chance(0.02)) random.pick(world.processes).audience.beat()
  }
  await settled(world, pending)
  return { world, log: await log.read(SESSION, 0), asked }
}

/**
 * What there is, or was, by what it is; what of it a room has heard of, because people mostly ask about that; and what
 * each of them has named, because they take back what they did.
 */
class Known {
  readonly everywhere = new Map<Kind, string[]>([['people', PEOPLE.map(({ id }) => id)]])
  readonly #rooms = new Map<string, Map<Kind, string[]>>()
  readonly #named = new Map<string, Map<Kind, string[]>>()

  hear({ type, room, data }: LogRow) {
    const inRoom = this.#rooms.get(room) ?? new Map<Kind, string[]>()
    this.#rooms.set(room, inRoom)
    for (const pools of [this.everywhere, inRoom])
      collect(shapeOf(session.registry.eventSpec(type)!.schema), data, pools)
  }

  named(by: string, schema: z.ZodMiniType, data: unknown) {
    const named = this.#named.get(by) ?? new Map<Kind, string[]>()
    this.#named.set(by, named)
    collect(shapeOf(schema), data, named)
  }

  of(room: string | null, by: string | null): Pools {
    const inRoom = room === null ? [] : (this.#rooms.get(room) ?? [])
    const named = by === null ? [] : (this.#named.get(by) ?? [])
    return Object.fromEntries([...this.everywhere, ...inRoom, ...named])
  }
}

function command(world: World, person: Person, step: number, steps: number, pools: Known, asked: Asked[]) {
  const { random } = world
  const { phase } = world.processes[0]!.runner.state.session.life.all
  const type = phase === 'ended' && random.chance(0.3) ? 'session.reopen' : random.pick(session.commandTypes)
  if (random.next() > (SELDOM[type] ?? 1) || (SELDOM[type] && step < steps / 2)) return []
  const { schema, given: needs } = session.registry.ofCommand(type).feature.commands[type]!
  const room = random.chance(0.9) ? person.room : random.pick(pools.everywhere.get('rooms') ?? [MAIN])
  const known = pools.of(random.chance(0.5) ? room : null, random.chance(0.2) ? person.id : null)
  const make = (of: z.ZodMiniType) => generate(shapeOf(of), random, known)
  const generated = make(schema) as { participantId?: string }
  const data = type === 'person.remove' ? { participantId: PEOPLE.at(-1)!.id } : generated
  if (!spares(type, data)) return []
  if (!session.parseCommand({ type, data }).ok)
    throw new Error(`the generator made what the schema refuses: ${type} ${JSON.stringify(data)}`)

  const id = `command-${step}`
  const answers: Ack[] = []
  if (BY_SYSTEM.has(type) || isTheProducts(world, type, data, room))
    return [bySystem(world, type, data, id, asked, room)]
  pools.named(person.id, schema, data)
  asked.push({ id: commandId(person.id, id), type, answers })
  const given = needs ? fitting(needs, () => make(needs)) : undefined
  const ask = (again: boolean) => person.ask(id, type, data, room, again, given).then((ack) => answers.push(ack))
  return random.chance(0.1) ? [ask(false), ask(true)] : [ask(false)]
}

/** Some rules stand in no shape, such as that a key is there once: what breaks them is made again. */
function fitting(schema: z.ZodMiniType, make: () => unknown): unknown {
  for (;;) {
    const parsed = schema.safeParse(make())
    if (parsed.success) return parsed.data
  }
}

/** What no organiser may ask, but the product. */
function isTheProducts(world: World, type: string, data: unknown, room: string): boolean {
  const { state } = world.processes[0]!.runner
  const may = (who: Standing | undefined) =>
    who !== undefined && session.allows(who, room, { type, data } as SessionCommand, state)
  return may(session.standing(state, SYSTEM_ID)) && !may(session.standing(state, PEOPLE[0]!.id))
}

function bySystem(world: World, type: string, data: unknown, id: string, asked: Asked[], room = MAIN) {
  const answers: Ack[] = []
  asked.push({ id: commandId(SYSTEM_ID, id), type, answers })
  return world.as(SYSTEM_ID, type, data, room, id).then((ack) => answers.push(ack))
}

/** One organiser stays, or soon nobody could do anything; for the same reason only one person is ever removed. */
const spares = (type: string, { participantId }: { participantId?: string }) =>
  type !== 'person.enter' && !(type === 'person.change-role' && participantId === PEOPLE[0]!.id)

const PATIENCE = 30_000

async function settled(world: World, pending: Promise<unknown>[]) {
  let done = false
  void Promise.all(pending).then(() => {
    done = true
  })
  // Every command is answered, on a slow database too; without an end, a test that waits says so.
  for (const end = performance.now() + PATIENCE; !done && performance.now() < end; ) {
    await world.letRun(true)
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (const person of world.people) if (!person.removed) await person.join()
  await world.settle()
}
