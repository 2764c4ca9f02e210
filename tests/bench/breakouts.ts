import { Pool } from 'pg'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import { MAIN } from '@/domain/protocol/standing'
import { type SessionState, session } from '@/domain/session'
import { connect } from '@/prisma/client'
import { Seeded } from '../support/seeded'
import { storeSet } from '../support/stored-set'
import { Child } from './child'
import { benchDatabase } from './database'
import type { Heard } from './listeners'
import { runnerOn } from './peopled'
import { conclude, type Measured, machine, median, quantile, ratioOf, round, say, table } from './report'
import { Served } from './served'
import type { Asked } from './walkers'

/**
 * P12: how long it takes until everybody is in their room. A moderator opens a stored set, with a workbook in every room;
 * a tenth of the people are moved, each by a command of its own, all at once; a tenth lose their lines, the rooms close,
 * and they come back, all at once; then rooms open with a countdown, and the moderator ends it. Each person's time is
 * from the command (or from coming back) until the welcome of the right room is there. The baseline is the least that could tell everybody: one raw broadcast of as many bytes as such a
 * welcome has, acknowledged by each.
 *
 * After every step where everybody is shown to be is held against a fold of the log, made anew: nobody may be elsewhere.
 * Every flush of PostgreSQL's log takes 2 ms longer, as in `append.ts`. LiveKit is off: the move of sound and picture is
 * measured in browsers.
 */
const ROOMS = Number(process.env.BENCH_ROOMS ?? 100)
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 2_000)
const PAIRS = Number(process.env.BENCH_PAIRS ?? 5)
const MODERATORS = 4
const SEED = 7
/** p99 of everybody's time, in milliseconds. */
const GOAL = Number(process.env.BENCH_GOAL ?? 3_000)
const SLOW_FLUSH = { PGOPTIONS: '-c commit_delay=2000 -c commit_siblings=0' }
/** So long everything rests before a step, in milliseconds: what the last one left to do is done. */
const REST = 2_500

/** `start`: rooms were opened with a countdown, and now everybody goes. */
const STEPS = ['open', 'move', 'close', 'come back', 'start'] as const
type Step = (typeof STEPS)[number]

interface Turn {
  readonly step: Step
  readonly times: readonly number[]
  readonly cpu: number
  readonly bare: Heard
  readonly bareCpu: number
}

class Breakouts {
  readonly #bare = Child.ofSource('bare-broadcast.ts')
  readonly #walkers = Child.ofSource('walkers.ts')
  readonly #listeners = Child.ofSource('listeners.ts')
  readonly #random = new Seeded(SEED)
  readonly #turns: Turn[] = []
  #set = ''
  #lost: readonly number[] = []
  #welcomeBytes = 0

  constructor(
    private readonly served: Served,
    private readonly databaseUrl: string,
    private readonly pool: Pool,
  ) {}

  async stop() {
    await Promise.all([this.#walkers.stop(), this.#listeners.stop(), this.#bare.stop()])
  }

  async run(): Promise<Measured[]> {
    await this.#come()
    this.#set = await this.#store()
    // The first round is not counted: code gets warm.
    await this.#round(0)
    this.#turns.length = 0
    for (let i = 0; i < PAIRS; i++) await this.#round(i)
    return this.#tell()
  }

  async #come() {
    const { served } = this
    const all = { people: PEOPLE + MODERATORS, origin: served.origin }
    const began = performance.now()
    await this.#walkers.ask('come', { ...all, name: 'live', url: served.direct, doors: served.doors })
    say(`  ${PEOPLE} people and ${MODERATORS} moderators came in ${round((performance.now() - began) / 1000, 1)} s`)
    const port = await this.#bare.ask<number>('port')
    await this.#listeners.ask('come', { ...all, name: 'bare', url: `ws://127.0.0.1:${port}`, doors: null })
  }

  /** Everybody but the moderators has a room, the same number in each. */
  async #store(): Promise<string> {
    const db = connect(this.databaseUrl, 1)
    const seats = this.served.people.map(({ seat }) => seat)
    const rooms = Array.from({ length: ROOMS }, (_, room): [string, string[]] => [
      `Group ${room + 1}`,
      seats.filter((_, i) => i >= MODERATORS && i % ROOMS === room),
    ])
    const set = { rooms: Object.fromEntries(rooms), unplaced: seats.slice(0, MODERATORS) }
    return storeSet(db, this.served.conferenceId, { ...set, template: kickoffTemplate }).finally(() => db.$disconnect())
  }

  async #round(i: number) {
    for (const step of STEPS) {
      await this.#before[step]?.()
      await pause(REST)
      // ABBA: whoever goes first has it neither better nor worse.
      const first = i % 2 === 0 ? null : await this.#hear()
      const [cpu, times, cpuAfter] = [
        await cpuOf(this.served.live),
        await this.#step[step](),
        await cpuOf(this.served.live),
      ]
      await this.#nobodyStranded(step)
      await pause(REST)
      const heard = first ?? (await this.#hear())
      this.#turns.push({ step, times, cpu: cpuAfter - cpu, ...heard })
    }
    await this.#close(PEOPLE)
  }

  /** What a step needs beforehand, in nobody's time. */
  readonly #before: Readonly<Partial<Record<Step, () => Promise<unknown>>>> = {
    close: async () => {
      this.#lost = this.#tenth()
      await this.#walkers.ask('vanish', this.#lost)
    },
    start: () => this.#open(60, 0),
  }

  readonly #step: Readonly<Record<Step, () => Promise<number[]>>> = {
    open: () => this.#open(0, PEOPLE),
    move: async () => {
      const open = (await this.#state()).session.breakouts.all!.rooms.map(({ id }) => id)
      const seats = await this.#seats()
      const commands = this.#tenth().map((who, i) => {
        const { id, room } = seats[who]!
        const other = this.#random.pick(open.filter((each) => each !== room))
        return { by: i % MODERATORS, type: 'breakouts.move', data: { participantId: id, room: other } }
      })
      return this.#ask(commands.length, commands)
    },
    close: () => this.#close(PEOPLE - this.#lost.length),
    'come back': () => this.#walkers.ask('come-back', this.#lost),
    start: () => this.#ask(PEOPLE, [{ by: 0, type: 'breakouts.start', data: {} }]),
  }

  #open(countdown: number, moves: number) {
    const data = { set: this.#set, minutes: null, countdown, walking: false, returns: true }
    return this.#ask(moves, [{ by: 0, type: 'breakouts.open', data }])
  }

  #close = (moves: number) => this.#ask(moves, [{ by: 0, type: 'breakouts.close', data: { room: null, grace: 0 } }])

  #ask(moves: number, commands: Asked['commands']): Promise<number[]> {
    return this.#walkers.ask('ask', { moves, commands } satisfies Asked)
  }

  /** Everybody once at most, and no moderator. */
  #tenth(): number[] {
    const left = Array.from({ length: PEOPLE }, (_, i) => MODERATORS + i)
    return Array.from({ length: PEOPLE / 10 }, () => left.splice(this.#random.below(left.length), 1)[0]!)
  }

  #seats = () => this.#walkers.ask<{ id: string; room: string }[]>('seats')

  /** What the log says, by a runner of its own. */
  async #state(): Promise<SessionState> {
    const runner = runnerOn(this.pool, this.served.sessionId)
    await runner.open()
    await runner.close()
    return runner.state
  }

  /** @throws when anybody is shown to be elsewhere than the log says, or the set has not placed them there */
  async #nobodyStranded(step: Step) {
    const state = await this.#state()
    const open = state.session.breakouts.all?.rooms ?? []
    const shown = await this.#seats()
    shown.forEach(({ id, room }, i) => {
      const should = session.viewerOf(state, id)!.seats[0]!.room
      const isLost = step === 'close' && this.#lost.includes(i)
      if (room !== should && !isLost) throw new Error(`${step}: somebody is shown in ${room} and belongs in ${should}`)
      const placed = (step === 'open' || step === 'start') && i >= MODERATORS ? open[i % ROOMS]!.id : should
      if (should !== placed) throw new Error(`${step}: somebody is not where the set has them`)
      if ((step === 'close' || step === 'come back') && should !== MAIN)
        throw new Error(`${step}: somebody is stranded`)
    })
    if (step === 'open') this.#welcomeBytes = await this.#walkers.ask<number>('welcome-bytes')
  }

  async #hear() {
    await this.#bare.ask('say', 'x'.repeat(this.#welcomeBytes || 20_000))
    const before = await cpuOf(this.#bare)
    const bare = await this.#listeners.ask<Heard>('hear')
    return { bare, bareCpu: (await cpuOf(this.#bare)) - before }
  }

  #tell(): Measured[] {
    const of = (step: Step) => this.#turns.filter((turn) => turn.step === step)
    const middle = (turns: readonly Turn[], read: (turn: Turn) => number, digits = 0) =>
      round(median(turns.map(read)), digits)
    const bareRow = [
      'bare broadcast + acks',
      PEOPLE,
      middle(this.#turns, ({ bare }) => median(bare.times)),
      middle(this.#turns, ({ bare }) => quantile(bare.times, 0.99)),
      middle(this.#turns, ({ bare }) => bare.acknowledged),
      middle(this.#turns, ({ bareCpu }) => bareCpu),
    ]
    const rows = STEPS.map((step) => [
      step,
      of(step)[0]!.times.length,
      middle(of(step), ({ times }) => median(times)),
      middle(of(step), ({ times }) => quantile(times, 0.99)),
      middle(of(step), ({ times }) => Math.max(...times)),
      middle(of(step), ({ cpu }) => cpu),
    ])
    say(
      `\n  ${PEOPLE} people in ${ROOMS} rooms, welcomes of ${this.#welcomeBytes} bytes; milliseconds, medians of ${PAIRS}:`,
    )
    table(['', 'people', 'p50', 'p99', 'last', 'CPU'], [bareRow, ...rows])
    return STEPS.map((step) => this.#measured(step, of(step)))
  }

  #measured(step: Step, turns: readonly Turn[]): Measured {
    const p99 = turns.map(({ times }) => quantile(times, 0.99))
    const against = ratioOf(turns.map(({ bare }, i) => p99[i]! / quantile(bare.times, 0.99)))
    return {
      bench: 'breakouts',
      what: `${step}: p99 against ${GOAL} ms`,
      ratio: round(median(p99) / GOAL),
      goal: 1,
      p99Ms: round(median(p99)),
      slowestP99Ms: round(Math.max(...p99)),
      timesBare: against.ratio,
      timesBareLeast: against.least,
      timesBareMost: against.most,
      stranded: 0,
      pairs: turns.length,
      rooms: ROOMS,
      people: PEOPLE,
      seed: SEED,
      flushMs: 2,
    }
  }
}

async function cpuOf(child: Child): Promise<number> {
  const { user, system } = await child.cpu()
  return user + system
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

say(`\n  breakouts: until everybody is in their room. ${machine()}, loopback, no TLS`)
say(`  each flush of PostgreSQL 2 ms longer, LiveKit off, seed ${SEED}\n`)
const database = await benchDatabase()
try {
  const served = await Served.start(database.url, PEOPLE + MODERATORS, MODERATORS, SLOW_FLUSH)
  const pool = new Pool({ connectionString: database.url, max: 2 })
  const breakouts = new Breakouts(served, database.url, pool)
  try {
    conclude(await breakouts.run())
  } finally {
    await breakouts.stop()
    await pool.end()
    await served.stop()
  }
} finally {
  await database.stop()
}
