import { pino } from 'pino'
import { type Applied, SessionStore } from '@/app/_session/store'
import { type Ack, type Frame, type Resume, viewerKey, type Welcome } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId, type Role, SYSTEM_ID } from '@/domain/protocol/standing'
import { type HeardEvent, type NewEvent, type SessionCommand, type SessionView, session } from '@/domain/session'
import { Audience } from '@/server/gateway/audience'
import { Connection } from '@/server/gateway/connection'
import type { Packet } from '@/server/gateway/wire'
import type { EventLog } from '@/server/log/event-log'
import { commandId } from '@/server/sessions/ids'
import { SessionRunner } from '@/server/sessions/session-runner'
import type { Seeded } from '../support/seeded'
import { mortal, WeatheredLog } from '../support/weather'

export const SESSION = 's'
const PERSON = (name: string): ParticipantId => `p_${name.padEnd(22, '0')}`
export const PEOPLE: readonly { readonly id: ParticipantId; readonly role: Role }[] = [
  { id: PERSON('organiser'), role: 'organiser' },
  { id: PERSON('moderator'), role: 'moderator' },
  { id: PERSON('speaker'), role: 'speaker' },
  { id: PERSON('ada'), role: 'attendee' },
  { id: PERSON('ben'), role: 'attendee' },
  { id: PERSON('dua'), role: 'attendee' },
]

const HOUR = 3_600_000
const noCards = { lacks: () => [], load: async () => {}, cards: () => ({}) }

interface Process {
  readonly runner: SessionRunner
  readonly audience: Audience
  readonly die: () => void
}

/** Two processes with clocks an hour apart on one log that is slow and fails. */
export class World {
  readonly processes: Process[] = []
  readonly people: Person[] = []
  clock = 1_000
  #ids = 0
  readonly #later: (() => void)[] = []

  readonly #weathered: EventLog

  constructor(
    readonly random: Seeded,
    readonly log: EventLog,
    private readonly cast: typeof PEOPLE = PEOPLE,
  ) {
    this.#weathered = new WeatheredLog(log, {
      pause: async () => {
        for (let i = random.below(4); i > 0; i--) await null
      },
      failsBefore: () => random.chance(0.03),
      failsAfter: () => random.chance(0.03),
    })
  }

  /** `begin` opens the session, when everything stands. */
  async open(begin: () => Promise<unknown>): Promise<void> {
    for (const late of [0, HOUR]) this.processes.push(await this.#begin(late))
    for (const { id, role } of this.cast) this.people.push(new Person(this, id, role))
    await begin()
    for (const person of this.people) await person.join()
  }

  /** A process is killed, and another begins in its place. Whoever was connected there has lost their line. */
  async crash(process: Process): Promise<void> {
    process.die()
    for (const person of this.people) person.isOn(process.audience) && person.loseLine()
    const at = this.processes.indexOf(process)
    this.processes[at] = await this.#begin([0, HOUR][at]!)
  }

  async #begin(late: number): Promise<Process> {
    const { log, die } = mortal(this.#weathered)
    const runner = new SessionRunner(SESSION, {
      log,
      now: () => this.clock + late,
      newId: () => `id-${++this.#ids}`,
      hint: () => {
        for (const { runner } of this.processes) if (this.random.chance(0.7)) void runner.catchUp().catch(() => {})
      },
      domainVersion: 'test',
      logger: pino({ level: 'silent' }),
      pause: async () => {},
    })
    await untilItWorks(() => runner.open())
    const around = { now: () => this.clock, lateness: () => 0, later: (act: () => void) => this.#putOff(act) }
    return { runner, audience: new Audience(runner, noCards, around), die }
  }

  /** As far as anybody knows. */
  get head() {
    return Math.max(...this.processes.map(({ runner }) => runner.head))
  }

  as(
    by: string,
    type: string,
    data: unknown,
    room = MAIN,
    id = `own-${++this.#ids}`,
    again = false,
    process = this.random.pick(this.processes),
    given?: unknown,
  ) {
    const parsed = session.parseCommand({ type, data })
    if (!parsed.ok) throw new Error(`${type} ${JSON.stringify(data)}: ${parsed.problem}`)
    const command = { ...parsed.command, given } as SessionCommand
    return process.runner.execute({ id: commandId(by, id), by, room, command }, again)
  }

  /** Lets some of what was put off happen: frames go out. */
  async letRun(all = false) {
    while (this.#later.length > 0 && (all || this.random.chance(0.7))) {
      this.#later.splice(this.random.below(this.#later.length), 1)[0]!()
      await null
      await null
    }
  }

  /** Until everybody has heard everything. */
  async settle() {
    for (let i = 0; i < 50; i++) {
      for (const { runner } of this.processes) await runner.catchUp().catch(() => {})
      await this.letRun(true)
      for (const { audience } of this.processes) audience.beat()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  #putOff(act: () => void): () => void {
    this.#later.push(act)
    return () => {
      const index = this.#later.indexOf(act)
      if (index >= 0) this.#later.splice(index, 1)
    }
  }
}

/** Somebody with a browser: the real store, fed with what really went over the wire. */
export class Person {
  readonly store = new SessionStore()
  readonly heard: HeardEvent[] = []
  readonly wire: string[] = []
  removed = false
  /** Frames that did not join on, although nothing was lost. */
  gaps = 0
  #leave: (() => void) | null = null
  #audience: Audience | null = null
  #hang: () => void = () => {}

  constructor(
    private readonly world: World,
    readonly id: ParticipantId,
    readonly role: Role,
  ) {}

  get room(): string {
    return this.store.get()?.viewer.seats[0]?.room ?? MAIN
  }

  get isHere() {
    return this.#leave !== null
  }
  isOn = (audience: Audience): boolean => this.#audience === audience

  leave() {
    this.#leave?.()
    this.loseLine()
  }

  /** Nobody at the other end is told. */
  loseLine() {
    this.#hang()
    this.#leave = this.#audience = null
    this.#hang = () => {}
  }

  async join(): Promise<void> {
    this.leave()
    const process = this.world.random.pick(this.world.processes)
    const entered = await this.world.as(
      SYSTEM_ID,
      'person.enter',
      { participantId: this.id, role: this.role },
      MAIN,
      undefined,
      false,
      process,
    )
    const viewer = session.viewerOf(process.runner.state, this.id)
    if (!viewer) {
      if (!entered.ok && entered.code === 'people/removed') this.removed = true
      return
    }
    let here = true
    const wire = {
      waiting: 0,
      send: (packet: Packet) => here && this.#receive(packet),
      end: () => {
        here = false
      },
    }
    const connection = new Connection(this.id, 'seat', wire, viewer)
    this.#hang = () => {
      here = false
    }
    this.#audience = process.audience
    this.#leave = () => process.audience.leave(connection)
    this.ask = async (id, type, data, room, again, given) => {
      const ack = await this.world.as(this.id, type, data, room, id, again, process, given)
      if (here) process.audience.acknowledged(connection, ack)
      return ack
    }
    await process.audience.join(connection, this.#resume())
  }

  /** Asks over the present connection; without one, straight away. */
  ask: (id: string, type: string, data: unknown, room: string, again: boolean, given?: unknown) => Promise<Ack> = (
    id,
    type,
    data,
    room,
    again,
    given,
  ) => this.world.as(this.id, type, data, room, id, again, undefined, given)

  #resume(): Resume | null {
    const known = this.store.get()
    return known && { cursor: known.cursor, epoch: this.store.epoch, viewerKey: viewerKey(known.viewer) }
  }

  #receive({ text }: Packet) {
    this.wire.push(text)
    const [event, content] = JSON.parse(text.slice(1)) as [string, unknown]
    if (event === 'welcome') this.store.welcome(content as Welcome<SessionView>)
    else if (event === 'removed') this.removed = true
    else if (event === 'frame') this.#applied(this.store.apply(content as Frame<NewEvent>), content as Frame<NewEvent>)
  }

  #applied(applied: Applied, frame: Frame<NewEvent>) {
    if (applied === 'applied') this.heard.push(...frame.events)
    if (applied === 'gap' || applied === 'unreadable') this.gaps++
  }
}

/** The log may fail while a session opens: then one opens it again. */
async function untilItWorks(act: () => Promise<void>) {
  for (;;) {
    try {
      return await act()
    } catch {
      // again
    }
  }
}
