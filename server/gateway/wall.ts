import { mentionsIn } from '@/domain/protocol/mentions'
import { type Report, type Wall as WallContent, WIRE } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId, type RoomId } from '@/domain/protocol/standing'
import { roomFigures } from '@/domain/session'
import type { Audience } from './audience'
import type { Connection } from './connection'
import { type Presence, standsIn } from './presence'
import { Talk } from './talk'

const EMPTY = JSON.stringify({ rooms: [], plenary: 0 })

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
  #told = EMPTY
  #content: WallContent | null = null

  constructor(
    private readonly audience: Audience,
    private readonly presence: Pick<Presence, 'of'>,
    private readonly around: WallSurroundings,
  ) {}

  /** A page reports of its person. */
  hear(connection: Connection, report: Report) {
    const room = standsIn(connection)
    if (room === MAIN) return
    const side =
      this.audience.directory.cards([connection.participantId])[connection.participantId]?.organisation ?? null
    this.#talk.hear(room, connection.participantId, side, report, this.around.now())
  }

  left(connection: Connection) {
    this.#talk.left(standsIn(connection), connection.participantId)
  }

  /** Tells what changed. Without open rooms there is nothing to tell, and nothing is made. */
  async tell(): Promise<void> {
    const made = this.#make()
    const json = JSON.stringify(made)
    if (json === this.#told) return
    const cards = await this.#cards(json)
    this.#told = json
    this.#content = { ...made, cards }
    this.audience.tell(WIRE.wall, this.#content, this.audience.staff())
  }

  /** For somebody who has just come. */
  greet(connection: Connection) {
    if (connection.viewer.staff && this.#content) this.audience.tell(WIRE.wall, this.#content, [connection])
  }

  #make(): Omit<WallContent, 'cards'> {
    const { runner } = this.audience
    const figures = roomFigures(runner.state)
    this.#talk.keep(figures.map(({ room }) => room))
    if (figures.length === 0) return { rooms: [], plenary: 0 }
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
    }
  }

  async #cards(json: string) {
    const { directory } = this.audience
    const mentioned: Iterable<ParticipantId> = mentionsIn(json)
    await directory.load(directory.lacks(mentioned)).catch(() => {})
    return directory.cards(mentioned)
  }
}
