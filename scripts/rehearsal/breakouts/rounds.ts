import type { BreakoutLayers } from '@/domain/features/breakouts'
import type { Filled } from '@/domain/planning/workbook'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import type { SessionView } from '@/domain/session'
import { Seeded } from '@/tests/support/seeded'
import type { Performer } from '../performer'
import { commentsOn } from './comments'
import { workbookIn } from './read'
import { type Group, latecomer, type Occasion, type RoomStep, round } from './round'
import { strandedFrom } from './whereabouts'

type Open = NonNullable<BreakoutLayers['all']>

export interface RoundsSettings {
  readonly performers: readonly Performer[]
  readonly seed: number
  readonly isSimulated: (participantId: string) => boolean
  /** The opening that the co-moderator made by partnership, where it is known who belongs where. */
  readonly ownRound: () => string | null
}

const LOOK_EVERY = 250
const REPORT_EVERY = 2_000
/** Everybody has heard by then where they belong. */
const SETTLED_AFTER = 1_500
/** As long as somebody may take to be where they belong. */
const PATIENCE = 10_000
/** Rooms without an end are played for so long. */
const WITHOUT_END = 6 * 60_000
/** What is said in the last moment may not be heard any more. */
const BEFORE_THE_END = 2_000

/** Follows the rooms that open and close, whoever opens them, and has everybody play their part in them. */
export class Rounds {
  /** Who was not where they belong for longer than it may take: once for each person and kind. */
  readonly stranded = new Set<string>()
  /** Rooms with a workbook in them, each of which must become a card, and what it said at first. */
  readonly furnished = new Map<RoomId, Filled>()
  /** Rooms where somebody real wrote too. */
  readonly shared = new Set<RoomId>()
  readonly #played = new Set<number>()
  /** Who was seen since these rooms opened. */
  readonly #met = new Set<Performer>()
  readonly #timers = new Set<NodeJS.Timeout>()
  /** What the rooms are called of which there are cards later. */
  readonly #names = new Map<RoomId, string>()
  readonly #lostSince = new Map<Performer, number>()
  #round: string | null = null
  #takenAt = 0
  #occasion: Occasion | null = null
  #groups: readonly Group[] = []
  #reportedAt = 0
  #ticker: NodeJS.Timeout | null = null

  constructor(private readonly settings: RoundsSettings) {}

  begin() {
    this.#ticker = setInterval(() => this.#look(), LOOK_EVERY)
  }

  /** Nobody plays a part any more; whoever was held away may come back. */
  end() {
    if (this.#ticker) clearInterval(this.#ticker)
    this.#forget()
  }

  /** Whoever is elsewhere than they belong, now. */
  astray(): string[] {
    const open = this.#newest()?.session.breakouts.all ?? null
    return this.#here().flatMap((performer) => this.#strandedNow(performer, open) ?? [])
  }

  /** How many are in breakout rooms. */
  get inRooms(): number {
    return this.#here().filter(({ participant }) => participant.room !== MAIN).length
  }

  #look() {
    const view = this.#newest()
    if (!view) return
    const open = view.session.breakouts.all
    if ((open?.round ?? null) !== this.#round) this.#changed(open)
    if (open?.startsAt === null) this.#playIn(open)
    this.#meet(open)
    this.#mindRooms()
    this.#mindPlaces(open)
    this.#report()
  }

  #changed(open: Open | null) {
    for (const { id, name } of open?.rooms ?? []) this.#names.set(id, name)
    this.#forget()
    this.#met.clear()
    this.#round = open?.round ?? null
    this.#played.clear()
    this.#occasion = null
    this.#takenAt = 0
    if (!open) this.#comment()
  }

  #playIn(open: Open) {
    const now = performance.now()
    if (this.#takenAt === 0) this.#takenAt = now
    if (now - this.#takenAt < SETTLED_AFTER) return
    if (!this.#occasion) {
      this.#occasion = this.#occasionOf(open)
      this.#groups = this.#groupsIn(open)
      this.#play(round(this.#groups, this.#occasion))
      for (const who of this.#groups.flatMap(({ members }) => members)) this.#played.add(who)
      return
    }
    for (const group of this.#groupsIn(open)) {
      for (const who of group.members) {
        if (this.#played.has(who)) continue
        this.#played.add(who)
        const { length } = this.#occasionOf(open)
        this.#play(latecomer(who, group, { ...this.#occasion, length }))
      }
    }
  }

  #occasionOf({ rooms }: Open): Occasion {
    const ends = rooms.flatMap(({ closesAt }) => closesAt ?? [])
    const now = Date.now()
    const length = ends.length > 0 ? Math.min(...ends) - now - BEFORE_THE_END : WITHOUT_END
    const cast = this.settings.performers.map(({ character }) => character)
    return { cast, seed: this.settings.seed, length: Math.max(0, length), now }
  }

  #groupsIn({ rooms }: Open): Group[] {
    return rooms.flatMap(({ id }) => {
      const members = [...this.settings.performers.entries()].filter(
        ([, { participant }]) => participant.isHere && participant.room === id,
      )
      const template = members[0]?.[1].participant.store.get()?.view.rooms[id]?.workbook.all.template ?? null
      return members.length > 0 ? [{ room: id, members: members.map(([who]) => who), template }] : []
    })
  }

  #play(steps: readonly RoomStep[]) {
    for (const { at, who, does } of steps) this.#later(at, () => this.settings.performers[who]!.act(does))
  }

  #comment() {
    const cards = this.#newest()?.session.harvest.all.cards ?? []
    const fresh = cards.flatMap(({ card }) =>
      this.furnished.has(card) ? [{ card, room: this.#names.get(card) ?? '' }] : [],
    )
    const cast = this.settings.performers.map(({ character }) => character)
    const here = [...this.settings.performers.entries()].flatMap(([who, { participant }]) =>
      participant.isHere ? [who] : [],
    )
    for (const { at, who, does } of commentsOn(fresh, here, cast, new Seeded(this.settings.seed)))
      this.#later(at, () => this.settings.performers[who]!.act(does))
  }

  /** In an earlier rehearsal of the same rooms somebody may have chosen the plenary. */
  #meet(open: Open | null) {
    for (const performer of this.#here()) {
      if (this.#met.has(performer)) continue
      this.#met.add(performer)
      const went = performer.participant.store.get()?.view.session.breakouts.own.went
      performer.member.passes = open !== null && went?.round === open.round && went.room === MAIN
    }
  }

  #mindRooms() {
    for (const { participant } of this.#here()) {
      for (const { participantId, room } of participant.whoWrites.places.get())
        if (!this.settings.isSimulated(participantId)) this.shared.add(room)
      const { room } = participant
      if (room === MAIN || this.furnished.has(room)) continue
      const filled = workbookIn(participant.store.get()?.view, room)
      if (filled) this.furnished.set(room, filled)
    }
  }

  #mindPlaces(open: Open | null) {
    const now = performance.now()
    for (const performer of this.settings.performers) {
      const where = performer.participant.isHere ? this.#strandedNow(performer, open) : null
      if (where === null) this.#lostSince.delete(performer)
      else if (!this.#lostSince.has(performer)) this.#lostSince.set(performer, now)
      else if (now - this.#lostSince.get(performer)! > PATIENCE) this.stranded.add(where)
    }
  }

  #strandedNow({ participant, member, character }: Performer, open: Open | null): string | null {
    const own = participant.store.get()?.view.session.breakouts.own
    if (!own) return null
    const partnership = open?.round === this.settings.ownRound() ? character.partnership : null
    const where = strandedFrom({ open, own, room: participant.room, passes: member.passes, partnership })
    return where && `${character.name} ${where}`
  }

  #report() {
    if (performance.now() - this.#reportedAt < REPORT_EVERY) return
    this.#reportedAt = performance.now()
    for (const { publisher, participant } of this.#here())
      if (publisher?.isHeard && participant.room !== MAIN) participant.report({ spoke: REPORT_EVERY, line: 'good' })
  }

  #here = () => this.settings.performers.filter(({ participant }) => participant.isHere)

  /** Of all pages the one that has heard most. */
  #newest(): SessionView | null {
    const stores = this.#here().map(({ participant }) => participant.store)
    const [first, ...others] = stores
    return first ? (others.reduce((a, b) => (b.cursor > a.cursor ? b : a), first).get()?.view ?? null) : null
  }

  #later(ms: number, act: () => void) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  #forget() {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
    // Whoever was held away may come back.
    for (const performer of this.settings.performers) if (performer.isCut) performer.act({ kind: 'mend' })
  }
}
