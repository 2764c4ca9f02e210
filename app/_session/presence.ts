import type { Cards, PresenceDiff } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'

/** Who is here, as far as this page knows; `people` is null when there are too many to name, or nobody asked yet. */
export interface PresenceState {
  readonly here: number
  readonly people: ReadonlySet<ParticipantId> | null
}

interface Page {
  readonly n: number
  readonly here: number
  readonly people: readonly { readonly id: ParticipantId; readonly card: Cards[string]; readonly isAway?: boolean }[]
  readonly after: string | null
}
/** Larger rooms are not named as a whole; the list is read page by page. */
const NAMED_UP_TO = 500

/** With `away`, also those of the room who are not connected. */
export type FetchPeople = (room: RoomId, query: { search?: string; after?: string; away?: 'too' }) => Promise<Page>

/**
 * Soft state: numbered differences on top of a page. A gap, or a room that grew small enough to be named, fetches the
 * page again (S11).
 */
export class Presence {
  #state: PresenceState = { here: 0, people: null }
  #n = 0
  #room: RoomId | null = null
  #fetching = false
  #wanted = 0
  readonly #watchers = new Set<() => void>()

  constructor(
    readonly fetchPeople: FetchPeople,
    private readonly know: (cards: Cards) => void,
  ) {}

  get = (): PresenceState => this.#state
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** The room that the page shows; told at every welcome, because numbers belong to one connection. */
  enter(room: RoomId) {
    this.#room = room
    this.#become({ ...this.#state, people: null })
    if (this.#wanted) void this.#fetch()
  }

  /** Names are fetched only when somebody looks at them. Returns how to say that nobody looks any more. */
  want(): () => void {
    this.#wanted++
    if (this.#state.people === null) void this.#fetch()
    return () => {
      this.#wanted--
    }
  }

  hear({ room, n, here, people }: PresenceDiff & { readonly room: RoomId }) {
    if (room !== this.#room) return
    const known = this.#state.people
    const follows = n === this.#n + 1 && people !== null && known !== null
    this.#n = n
    if (!follows) {
      this.#become({ here, people: null })
      if (this.#wanted && here <= NAMED_UP_TO) void this.#fetch()
      return
    }
    this.know(people.came)
    const named = new Set(known)
    for (const id of Object.keys(people.came)) named.add(id)
    for (const id of people.went) named.delete(id)
    this.#become({ here, people: named })
  }

  async #fetch() {
    if (this.#fetching || this.#room === null) return
    this.#fetching = true
    try {
      const page = await this.fetchPeople(this.#room, {})
      this.know(Object.fromEntries(page.people.map(({ id, card }) => [id, card])))
      this.#n = page.n
      const complete = page.after === null
      this.#become({
        here: Math.max(page.here, page.people.length),
        people: complete ? new Set(page.people.map(({ id }) => id)) : null,
      })
    } catch {
      // The next difference is a gap and asks again.
    } finally {
      this.#fetching = false
    }
  }

  #become(state: PresenceState) {
    this.#state = state
    for (const watcher of this.#watchers) watcher()
  }
}
