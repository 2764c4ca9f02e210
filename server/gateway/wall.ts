import { mentionsIn } from '@/domain/protocol/mentions'
import { type Report, type Wall as WallContent, WIRE } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId, type RoomId, type Viewer } from '@/domain/protocol/standing'
import { roomFigures, roomsWithoutPlaceFor, session } from '@/domain/session'
import type { Audience } from './audience'
import type { Connection } from './connection'
import { type Presence, standsIn } from './presence'
import { Talk } from './talk'

const NOTHING = { rooms: [], plenary: 0, withoutPlace: [] }
const MOST_WITHOUT_PLACE = 50

export interface WallSurroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Open rooms without a media room. */
  readonly unreachable: (sessionId: string) => readonly RoomId[]
}

/**
 * What moderators see of all rooms at once, made anew at most twice a second and told to them alone: the rooms
 * themselves notice nothing of it.
 */
export class Wall {
  readonly #talk = new Talk()
  #made = JSON.stringify(NOTHING)
  #content: WallContent | null = null
  /** What each page was told last, and as whom: whoever becomes staff, or was behind, lacks what others know. */
  readonly #told = new WeakMap<Connection, { readonly content: WallContent; readonly viewer: Viewer }>()

  constructor(
    private readonly audience: Audience,
    private readonly presence: Pick<Presence, 'of'>,
    private readonly around: WallSurroundings,
  ) {}

  /** A page reports of its person. */
  hear(connection: Connection, report: Report) {
    const room = standsIn(connection)
    // Whoever went back to the plenary has no line in the room that they left.
    if (room === MAIN) return this.#talk.left(connection.participantId)
    const side =
      this.audience.directory.cards([connection.participantId])[connection.participantId]?.organisation ?? null
    this.#talk.hear(room, connection.participantId, side, report, this.around.now())
  }

  left(connection: Connection) {
    this.#talk.left(connection.participantId)
  }

  /** Tells what changed. Without open rooms there is nothing to tell, and nothing is made. */
  async tell(): Promise<void> {
    const made = this.#make()
    const json = JSON.stringify(made)
    if (json !== this.#made) {
      const cards = await this.#cards(json)
      this.#made = json
      this.#content = { ...made, cards }
    }
    this.#spread(this.audience.staff())
  }

  /** For somebody who has just come. */
  greet(connection: Connection) {
    if (connection.viewer.staff) this.#spread([connection])
  }

  #spread(staff: readonly Connection[]) {
    const content = this.#content
    if (!content) return
    const lacking = staff.filter((connection) => {
      const told = this.#told.get(connection)
      return !connection.stale && (told?.content !== content || told.viewer !== connection.viewer)
    })
    if (lacking.length === 0) return
    this.audience.tell(WIRE.wall, content, lacking)
    // Whose line was too slow for it stays behind.
    for (const connection of lacking)
      if (!connection.stale) this.#told.set(connection, { content, viewer: connection.viewer })
  }

  #make(): Omit<WallContent, 'cards'> {
    const { runner } = this.audience
    const figures = roomFigures(runner.state)
    this.#talk.keep(figures.map(({ room }) => room))
    if (figures.length === 0) return NOTHING
    const unreachable = this.around.unreachable(runner.id)
    const now = this.around.now()
    return {
      rooms: figures.map(({ room, expected, figures }) => ({
        room,
        expected,
        here: this.presence.of(room).here,
        ...this.#talk.of(room, now),
        unreachable: unreachable.includes(room),
        figures,
      })),
      plenary: this.presence.of(MAIN).here,
      withoutPlace: this.#withoutPlace(),
    }
  }

  /** Of those who are connected here. */
  #withoutPlace(): ParticipantId[] {
    const { runner, participants } = this.audience
    return [...participants.keys()]
      .filter((id) => roomsWithoutPlaceFor(runner.state, id) && !session.standing(runner.state, id)?.may.moderate)
      .slice(0, MOST_WITHOUT_PLACE)
  }

  async #cards(json: string) {
    const { directory } = this.audience
    const mentioned: Iterable<ParticipantId> = mentionsIn(json)
    await directory.load(directory.lacks(mentioned)).catch(() => {})
    return directory.cards(mentioned)
  }
}
