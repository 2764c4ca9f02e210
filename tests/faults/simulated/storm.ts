import { MAIN, type ParticipantId, type Role, type RoomId, SYSTEM_ID } from '@/domain/protocol/standing'
import { type OpeningPlan, roomsWithoutPlaceFor, type SessionState } from '@/domain/session'
import type { EventLog } from '@/server/log/event-log'
import { type Person, World } from '../../fuzz/world'
import { Seeded } from '../../support/seeded'
import { Writing } from './writing'

const PERSON = (name: string): ParticipantId => `p_${name.padEnd(22, '0')}`
const ATTENDEES = [...'abcdefghijkl'].map((letter) => ({ id: PERSON(`attendee_${letter}`), role: 'attendee' as Role }))
export const CAST = [
  { id: PERSON('organiser'), role: 'organiser' as Role },
  { id: PERSON('moderator'), role: 'moderator' as Role },
  ...ATTENDEES,
]
/** As many stay, whoever else is removed. */
const FEWEST = 8
const DEED = 12
const SECOND = 1_000

const TEMPLATE = { name: { en: 'Workbook' }, fields: [{ key: 'goals', kind: 'text' as const, label: { en: 'Goals' } }] }

/** Everything that may race with the opening and closing of rooms, and how often each is done. */
const DEEDS = {
  open: 14,
  close: 6,
  start: 3,
  move: 16,
  swap: 4,
  merge: 2,
  lock: 3,
  walk: 3,
  listen: 4,
  extend: 2,
  go: 14,
  talk: 8,
  write: 24,
  kick: 3,
  demote: 3,
  join: 14,
  leave: 8,
  crash: 2,
  wait: 10,
} as const
type Deed = keyof typeof DEEDS
const LOTS = Object.entries(DEEDS).flatMap(([deed, often]) => Array<Deed>(often).fill(deed as Deed))

/** People in two processes who open, close, move, kick, come, go and crash in an order that follows from the seed. */
export class Storm {
  readonly random: Seeded
  readonly world: World
  readonly writing: Writing
  #asked = 0

  constructor(seed: number, log: EventLog) {
    this.random = new Seeded(seed)
    this.world = new World(this.random, log, CAST)
    this.writing = new Writing(this.world)
  }

  begin = () =>
    this.world.open(async () => {
      // By the process whose clock is an hour ahead: the log's time leaps once, before anything begins.
      const [, ahead] = this.world.processes
      await this.world.as(SYSTEM_ID, 'session.open', {}, MAIN, undefined, false, ahead)
    })

  /** Something happens, while what happened before is still under way. */
  async deed(): Promise<void> {
    this.world.clock += this.random.below(400)
    await this.#do[this.random.pick(LOTS)]()
    for (let i = this.random.below(DEED); i > 0; i--) await null
    await this.world.letRun()
  }

  /** Time enough for everybody to be where they belong: lines come back, and all is heard. */
  async calm(): Promise<void> {
    for (const person of this.world.people) if (!person.isHere && !person.removed) await this.#join(person)
    for (let seconds = 0; seconds < 10; seconds++) {
      this.world.clock += SECOND
      for (const { runner } of this.world.processes) runner.tick()
      await this.world.letRun(true)
    }
    await this.world.settle()
    await this.writing.sendAgain()
    await this.world.settle()
  }

  /** All rooms are closed, and what was still on its way to them has come to their cards. */
  async end(): Promise<void> {
    await this.calm()
    while (this.state.session.breakouts.all) {
      await this.world.as(SYSTEM_ID, 'breakouts.close', { room: null, grace: 0 })
      await this.world.settle()
    }
    await this.calm()
  }

  get state(): SessionState {
    return this.random.pick(this.world.processes).runner.state
  }

  readonly #do: Readonly<Record<Deed, () => unknown>> = {
    open: () => {
      const { random } = this
      const countdown = random.pick([0, 0, 5])
      const minutes = random.pick([null, null, 0.1])
      const how = { set: 'set', minutes, countdown, walking: random.chance(0.5), returns: random.chance(0.8) }
      this.#staff('breakouts.open', how, this.#plan())
    },
    close: () => this.#staff('breakouts.close', { room: this.#roomOrAll(), grace: this.random.pick([0, 0, 2]) }),
    start: () => this.#staff('breakouts.start', {}),
    move: () => this.#staff('breakouts.move', { participantId: this.#anybody().id, room: this.#room() }),
    swap: () => this.#staff('breakouts.swap', { one: this.#anybody().id, other: this.#anybody().id }),
    merge: () => this.#staff('breakouts.merge', { room: this.#room(), into: this.#room() }),
    lock: () => this.#staff('breakouts.lock', { room: this.#room(), locked: this.random.chance(0.5) }),
    walk: () => this.#staff('breakouts.set-walking', { on: this.random.chance(0.5) }),
    listen: () => this.#staff('breakouts.listen', { room: this.random.pick([null, this.#room()]) }),
    extend: () => this.#staff('breakouts.extend', { room: this.#roomOrAll(), minutes: 0.05 }),
    go: () => this.#ask(this.#anybody(), 'breakouts.go', { room: this.#room() }),
    talk: () => this.#ask(this.#anybody(), 'chat.post', { text: 'Karibu' }),
    write: () => this.writing.type(this.#anybody()),
    kick: () => {
      const left = this.world.people.filter(({ removed }) => !removed)
      const person = this.random.pick(left)
      if (left.length > FEWEST && person.role === 'attendee') this.#staff('person.remove', { participantId: person.id })
    },
    demote: () => {
      const role = this.random.pick(['moderator', 'attendee'])
      this.#staff('person.change-role', { participantId: this.world.people[1]!.id, role })
    },
    join: () => this.#join(this.#anybody()),
    leave: () => (this.random.chance(0.5) ? this.#anybody().leave() : this.#anybody().loseLine()),
    crash: () => this.world.crash(this.random.pick(this.world.processes)),
    wait: () => {
      this.world.clock += this.random.below(3 * SECOND)
      this.random.pick(this.world.processes).runner.tick()
    },
  }

  /** As the gateway lets somebody in: whoever comes late is placed. */
  async #join(person: Person) {
    if (person.removed) return
    await person.join()
    const open = roomsWithoutPlaceFor(this.state, person.id)
    if (!open || this.random.chance(0.2)) return
    const data = { participantId: person.id, room: this.random.pick(open.rooms).id, awaited: false }
    void this.world.as(SYSTEM_ID, 'breakouts.place', data)
  }

  #plan(): OpeningPlan {
    const { random } = this
    const rooms = Array.from({ length: 1 + random.below(4) }, (_, i) => ({
      name: `Group ${i}`,
      partnership: null,
      limit: random.pick([null, null, 3]),
      people: [] as string[],
      awaited: random.below(2),
      languages: [],
      lacksInterpreter: false,
      workbook: { template: TEMPLATE, doc: null, filled: {} },
    }))
    for (const { id } of this.world.people) if (random.chance(0.8)) random.pick(rooms).people.push(id)
    return { name: 'Groups', copy: 'copy-1', rooms }
  }

  #anybody = (): Person => this.random.pick(this.world.people)

  /** One that is open, or was a moment ago, or the plenary. */
  #room(): RoomId {
    const open = this.state.session.breakouts.all?.rooms.map(({ id }) => id) ?? []
    return this.random.chance(0.15) || open.length === 0 ? MAIN : this.random.pick(open)
  }
  #roomOrAll = (): RoomId | null => (this.random.chance(0.5) ? null : this.#room())

  #staff(type: string, data: unknown, given?: unknown) {
    this.#ask(this.world.people[this.random.chance(0.7) ? 0 : 1]!, type, data, given)
  }

  /** Over their line, and sometimes twice. What comes of it nobody waits for: a process that died does not answer. */
  #ask(person: Person, type: string, data: unknown, given?: unknown) {
    if (!person.isHere || person.removed) return
    const id = `deed-${++this.#asked}`
    const ask = (again: boolean) => void person.ask(id, type, data, person.room, again, given)
    ask(false)
    if (this.random.chance(0.1)) ask(true)
  }
}
