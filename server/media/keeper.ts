import type { ParticipantInfo } from 'livekit-server-sdk'
import type { Logger } from 'pino'
import { captures } from '@/domain/features/recording'
import { type MediaSeat, mediaSeatsOf, VOICE } from '@/domain/media-seats'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import type { SessionState } from '@/domain/session'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { atMost } from './at-most'
import { Grace } from './grace'
import type { Media } from './media'
import { RecentStates } from './recent-states'
import { hasPermission, holderOf, identityOf, leavingSeat, permissionOf, recorderIdentity } from './rights'

const RETRY = 1_000
const AT_A_TIME = 8
/** A timer must not fire before the time has come. */
const A_LITTLE = 20
const SOON = 30

/** What it needs of a session runner. */
export type Followed = Pick<SessionRunner, 'id' | 'state' | 'unreadable' | 'subscribe' | 'catchUp'>

/** Keeps the media rooms of one session equal to its fold. One look at a time; what is asked for meanwhile is next. */
export class Keeper {
  /** By name: those there should be, and closed ones that LiveKit still has; null for what was closed before this began. */
  #rooms: ReadonlyMap<string, RoomId | null> | null = null
  #due: Set<string> | 'all' | null = null
  #looking: Promise<void> | null = null
  #stopped = false
  #isToRetry = false
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #grace = new Grace((ms) => this.#later(ms + A_LITTLE))
  readonly #recent: RecentStates

  constructor(
    private readonly runner: Followed,
    private readonly media: Media,
    private readonly logger: Logger,
  ) {
    this.#recent = new RecentStates(runner.state)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#looking
  }

  knows = (roomName: string): boolean => this.#rooms?.has(roomName) === true

  /** Something happened in the session that may matter here. */
  changed() {
    this.#recent.changed(this.runner.state)
    this.#later(SOON)
  }

  #later(ms: number, before = () => {}) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      before()
      this.look()
    }, ms)
    this.#timers.add(timer)
  }

  /** However much fails at once: what LiveKit cannot do it should not be asked for all the time. */
  #retry() {
    if (this.#isToRetry) return
    this.#isToRetry = true
    this.#later(RETRY, () => {
      this.#isToRetry = false
    })
  }

  /** At one of the rooms, by its name, or at all of them. */
  look(what: string | 'all' = 'all') {
    if (this.#stopped || this.media.state !== 'ready') return
    this.#due = what === 'all' || this.#due === 'all' ? 'all' : (this.#due ?? new Set()).add(what)
    this.#looking ??= this.#lookAtDue().finally(() => {
      this.#looking = null
    })
  }

  async #lookAtDue() {
    while (this.#due && !this.#stopped && !this.runner.unreadable) {
      const due = this.#due
      this.#due = null
      await (due === 'all' ? this.#lookAtAll() : this.#lookAt(due)).catch((error: Error) => {
        this.logger.warn({ session: this.runner.id, problem: error.name }, 'LiveKit could not be reconciled')
        this.#retry()
      })
    }
  }

  async #lookAtAll() {
    const sids = await this.#lookAt(await this.#survey())
    this.#grace.keepOnly(sids)
  }

  /** Which media rooms there are; those of breakout rooms that are missing are made. */
  async #survey(): Promise<Iterable<string>> {
    const { id, state } = this.runner
    const breakouts = state.session.breakouts.all?.rooms.map((room) => room.id) ?? []
    const nameOf = (room: RoomId) => this.media.roomName(id, room)
    const wanted = new Map([MAIN, VOICE, ...breakouts].map((room) => [nameOf(room), room]))
    // Rooms may have closed while nobody looked after them, with somebody in them who did not hear of it.
    const before = this.#rooms ?? (await this.media.roomsOf(id)).map((name) => [name, null] as const)
    const known = new Map<string, RoomId | null>([...before, ...wanted])
    const existing = new Set((await this.media.rooms!.listRooms([...known.keys()])).map(({ name }) => name))
    this.#rooms = new Map([...known].filter(([name]) => wanted.has(name) || existing.has(name)))
    const missing = breakouts.filter((room) => !existing.has(nameOf(room)))
    void this.media.open(id, missing).then((all) => {
      if (!all) this.#retry()
    })
    return existing
  }

  /** Answers the sids of all connections in these rooms. */
  async #lookAt(names: Iterable<string>): Promise<ReadonlySet<string>> {
    const sids = new Set<string>()
    await atMost(AT_A_TIME, names, async (name) => {
      const there = await this.media.rooms!.listParticipants(name)
      for (const { sid } of there) sids.add(sid)
      await Promise.all(there.map((participant) => this.#keep(name, participant)))
    })
    return sids
  }

  async #keep(name: string, participant: ParticipantInfo) {
    const { identity, permission } = participant
    if (permission?.recorder) return this.#keepRecorder(name, identity)
    const seat = this.#seatOf(name, participant) ?? (await this.#seatInTheLog(name, participant))
    if (!seat) await this.media.rooms!.removeParticipant(name, identity).catch(unlessGone)
    else if (!hasPermission(permission, seat)) {
      const change = { permission: permissionOf(seat) }
      await this.media.rooms!.updateParticipant(name, identity, change).catch(unlessGone)
    }
  }

  async #keepRecorder(name: string, identity: string) {
    if (this.#mayRecord(name, identity)) return
    await this.runner.catchUp().catch(() => {})
    if (!this.#mayRecord(name, identity)) await this.media.rooms!.removeParticipant(name, identity).catch(unlessGone)
  }

  /** Our own listens to the plenary while it should; recorders of others, such as LiveKit's, are not the fold's business. */
  #mayRecord(name: string, identity: string): boolean {
    if (!identity.startsWith(recorderIdentity(''))) return true
    const { all } = this.runner.state.session.recording
    const isPlenary = this.#rooms?.get(name) === MAIN
    return isPlenary && captures(all) && identity === recorderIdentity(all.running?.recordingId ?? '')
  }

  /** Before anybody is put out: another process may have given them the right. */
  async #seatInTheLog(name: string, participant: ParticipantInfo): Promise<MediaSeat | null> {
    await this.runner.catchUp().catch(() => {})
    return this.#seatOf(name, participant)
  }

  /** What a connection may have there now: its seat; for a moment, what is left of one that moved on; or nothing. */
  #seatOf(name: string, participant: ParticipantInfo): MediaSeat | null {
    const { identity, permission, sid } = participant
    const channel = this.#rooms?.get(name) ?? undefined
    const seat = seatIn(this.runner.state, channel, identity)
    if (seat) {
      this.#grace.isRightful(sid)
      return seat
    }
    const [next] = mediaSeatsOf(this.runner.state, holderOf(identity))
    const isMoved = next !== undefined && channel !== undefined && channel !== VOICE && holderOf(identity) === identity
    if (!isMoved) return null
    // Whoever came only just before has not been looked at yet.
    if (seatIn(this.#recent.at(joinedAt(participant)), channel, identity)) this.#grace.wasRightful(sid)
    return this.#grace.lasts(sid) ? leavingSeat(channel, permission, next) : null
  }
}

/** The seat in a media room that an identity there belongs to. */
function seatIn(state: SessionState, channel: RoomId | undefined, identity: string): MediaSeat | undefined {
  const id = holderOf(identity)
  return mediaSeatsOf(state, id).find((seat) => seat.channel === channel && identityOf(seat, id) === identity)
}

/** Milliseconds since 1970, by LiveKit's clock. */
const joinedAt = (participant: ParticipantInfo): number =>
  Number(participant.joinedAtMs) || Number(participant.joinedAt) * 1_000

/** Whoever left in the meantime needs nothing. */
const unlessGone = (error: Error & { code?: string }) => {
  if (error.code !== 'not_found') throw error
}
