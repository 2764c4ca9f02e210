import type { ParticipantInfo } from 'livekit-server-sdk'
import type { Logger } from 'pino'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { publishingOf } from '@/domain/session'
import type { Published, SessionRunner } from '@/server/sessions/session-runner'
import type { Media } from './media'
import { hasPermission, permissionOf } from './rights'

/** However hints get lost, LiveKit equals the folded state within this time. */
const EVERY = 4_000
const SOON = 30

/**
 * Makes LiveKit equal to the fold: whoever has no business in a media room is put out, rights that differ are set.
 * Asked at once when something happened that may matter, and again every few seconds (I7).
 */
export class Reconciler {
  readonly #runners = new Map<string, SessionRunner>()
  /** Rooms that this process has seen or made, to find those that closed. */
  readonly #rooms = new Map<string, Map<string, RoomId>>()
  readonly #running = new Map<string, Promise<void>>()
  readonly #again = new Set<string>()
  #timer: NodeJS.Timeout | null = null

  constructor(
    private readonly media: Media,
    private readonly logger: Logger,
  ) {}

  start() {
    this.#timer = setInterval(() => {
      for (const sessionId of this.#runners.keys()) this.#request(sessionId)
    }, EVERY)
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await Promise.all(this.#running.values())
  }

  /** Follows a session from now on. */
  follow(runner: SessionRunner) {
    this.#runners.set(runner.id, runner)
    runner.subscribe((published) => {
      if (mayMatter(published)) setTimeout(() => this.#request(runner.id), SOON)
    })
  }

  forget(sessionId: string) {
    this.#runners.delete(sessionId)
    this.#rooms.delete(sessionId)
  }

  /** A hint that something changed in a media room. */
  hint(roomName: string) {
    for (const [sessionId, rooms] of this.#rooms) if (rooms.has(roomName)) this.#request(sessionId)
  }

  /** One run at a time and session; a request during a run makes another one follow. */
  #request(sessionId: string) {
    if (this.media.state !== 'ready') return
    if (this.#running.has(sessionId)) {
      this.#again.add(sessionId)
      return
    }
    const run = this.#reconcile(sessionId)
      .catch((error: Error) =>
        this.logger.warn({ session: sessionId, problem: error.name }, 'LiveKit could not be reconciled'),
      )
      .finally(() => {
        this.#running.delete(sessionId)
        if (this.#again.delete(sessionId)) this.#request(sessionId)
      })
    this.#running.set(sessionId, run)
  }

  async #reconcile(sessionId: string) {
    const runner = this.#runners.get(sessionId)
    if (!runner || runner.unreadable) return
    const known = this.#rooms.get(sessionId) ?? new Map<string, RoomId>()
    this.#rooms.set(sessionId, known)
    for (const room of [MAIN, ...(runner.state.session.breakouts.all?.rooms.map(({ id }) => id) ?? [])]) {
      known.set(this.media.roomName(sessionId, room), room)
    }
    const existing = await this.media.rooms!.listRooms([...known.keys()])
    for (const { name } of existing) {
      const participants = await this.media.rooms!.listParticipants(name)
      await Promise.all(
        participants.map((participant) => this.#reconcileOne(runner, name, known.get(name)!, participant)),
      )
    }
  }

  async #reconcileOne(
    runner: SessionRunner,
    roomName: string,
    room: RoomId,
    { identity, permission }: ParticipantInfo,
  ) {
    if (permission?.hidden || permission?.recorder) return
    const publishing = publishingOf(runner.state, identity)
    const rooms = this.media.rooms!
    if (!publishing || publishing.room !== room) await rooms.removeParticipant(roomName, identity).catch(unlessGone)
    else if (!hasPermission(permission, publishing)) {
      await rooms.updateParticipant(roomName, identity, { permission: permissionOf(publishing) }).catch(unlessGone)
    }
  }
}

/** Rights follow from the session's features and from the stage. */
const mayMatter = ({ events, reset }: Published) =>
  reset || events.some(({ type }) => /^(person|session|breakouts|stage)\./.test(type))

/** Whoever left in the meantime needs nothing. */
const unlessGone = (error: Error & { code?: string }) => {
  if (error.code !== 'not_found') throw error
}
