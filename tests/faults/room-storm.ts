import { MAIN } from '@/domain/protocol/standing'
import type { LiveOccasion, LiveProcess } from '../support/live'
import { Visitor } from '../support/live'
import type { Seeded } from '../support/seeded'
import { storeSet } from '../support/stored-set'

export const OPEN = { minutes: null, countdown: 0, walking: true, returns: true }
const DEEDS = ['open', 'open', 'close', 'move', 'move', 'move', 'swap', 'go', 'go', 'kick', 'line'] as const

export const shownIn = (visitor: Visitor) => visitor.store.get()!.viewer.seats[0]!.room
export const openRoomsOf = (visitor: Visitor) => visitor.store.get()!.view.session.breakouts.all?.rooms ?? []

/** A set with so many rooms, and these people in it in turn; everybody else stays in the plenary. */
export async function setFor({ db, planned }: LiveOccasion, people: readonly Visitor[], rooms: number) {
  const personOf = async ({ seat }: Visitor) => (await db.access.findUniqueOrThrow({ where: { id: seat } })).personId!
  const persons = await Promise.all(people.map(personOf))
  const named = Array.from({ length: rooms }, (_, room): [string, string[]] => [
    `Group ${room}`,
    persons.filter((_, i) => i % rooms === room),
  ])
  return storeSet(db, planned.conferenceId, { rooms: Object.fromEntries(named), choosing: true })
}

/** Notices that the line is gone, and goes on from what was shown. */
export function comesBack(occasion: LiveOccasion, visitor: Visitor, process: LiveProcess = occasion.processes[0]!) {
  visitor.socket.disconnect()
  const back = new Visitor(process, visitor.session, visitor.seat, { store: visitor.store })
  occasion.visitors.push(back)
  return back
}

/** What moderators and people do to rooms, and what befalls them, in an order that follows from the seed. */
export class RoomStorm {
  readonly #asked: Promise<unknown>[] = []

  constructor(
    private readonly occasion: LiveOccasion,
    private readonly random: Seeded,
    private readonly mo: Visitor,
    /** The first of them may be removed. */
    readonly people: Visitor[],
    private readonly sets: readonly string[],
  ) {}

  async deed() {
    const { random } = this
    await this.#do[random.pick(DEEDS)]()
    if (random.chance(0.5)) await new Promise((resolve) => setTimeout(resolve, random.below(60)))
  }

  /** What a process that died was asked is never answered. */
  answered = () => Promise.allSettled(this.#asked)

  readonly #do = {
    open: () => this.#ask(this.mo, 'breakouts.open', { ...OPEN, set: this.random.pick(this.sets) }),
    close: () => this.#ask(this.mo, 'breakouts.close', { room: this.random.pick([null, this.#room()]), grace: 0 }),
    move: () => this.#ask(this.mo, 'breakouts.move', { participantId: this.#somebody().id, room: this.#room() }),
    swap: () => this.#ask(this.mo, 'breakouts.swap', { one: this.#somebody().id, other: this.#somebody().id }),
    go: () => this.#ask(this.#somebody(), 'breakouts.go', { room: this.#room() }),
    kick: () => this.random.chance(0.3) && this.#ask(this.mo, 'person.remove', { participantId: this.people[0]!.id }),
    line: async () => {
      const at = 1 + this.random.below(this.people.length - 1)
      const back = comesBack(this.occasion, this.people[at]!)
      await back.welcomed()
      this.people[at] = back
    },
  }

  #somebody = () => this.random.pick(this.people)
  #room = () => this.random.pick([MAIN, ...openRoomsOf(this.mo).map(({ id }) => id)])

  #ask(visitor: Visitor, type: string, data: object) {
    const asked = visitor.ask(type, data, { room: shownIn(visitor) })
    asked.catch(() => {})
    this.#asked.push(asked)
  }
}
