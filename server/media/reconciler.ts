import type { Logger } from 'pino'
import type { Published } from '@/server/sessions/session-runner'
import { type Followed, Keeper } from './keeper'
import type { Media } from './media'

/** However hints get lost, LiveKit equals the folded state within this time. */
const EVERY = 4_000

/**
 * Makes LiveKit equal to the fold: whoever has no seat in a media room is put out, rights that differ are set, rooms
 * that are missing are made. Asked at once when something happened that may matter, and again every few seconds (I7).
 * Whoever was moved keeps the old room for a moment, to hear the new one before the old one falls silent.
 */
export class Reconciler {
  readonly #keepers = new Map<string, Keeper>()
  #timer: NodeJS.Timeout | null = null

  constructor(
    private readonly media: Media,
    private readonly logger: Logger,
  ) {}

  start() {
    this.#timer = setInterval(this.look, EVERY)
  }

  /** At all media rooms of all sessions: of what happened while LiveKit was not there, nobody gave a hint. */
  look = () => {
    for (const keeper of this.#keepers.values()) keeper.look()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await Promise.all([...this.#keepers.values()].map((keeper) => keeper.stop()))
  }

  /** Follows a session from now on. */
  follow(runner: Followed) {
    const keeper = new Keeper(runner, this.media, this.logger)
    this.#keepers.set(runner.id, keeper)
    runner.subscribe((published) => {
      if (mayMatter(published)) keeper.changed()
    })
  }

  forget(sessionId: string) {
    void this.#keepers.get(sessionId)?.stop()
    this.#keepers.delete(sessionId)
    this.media.forget(sessionId)
  }

  /** A hint that something changed in a media room. */
  hint(roomName: string) {
    for (const keeper of this.#keepers.values()) if (keeper.knows(roomName)) keeper.look(roomName)
  }
}

/** Rights follow from the session's features and from the stage. */
const mayMatter = ({ events, reset }: Published) =>
  reset || events.some(({ type }) => /^(person|session|breakouts|stage|recording)\./.test(type))
