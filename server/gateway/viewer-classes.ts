import type { ParticipantId, RoomId, Viewer } from '@/domain/protocol/standing'
import { type Connection, NOBODY } from './connection'

/** Those who see the same, and how far they were shown it. */
export interface ViewerClass {
  readonly viewer: Viewer
  readonly members: Set<Connection>
  sentTo: number
}

/** All connections of an audience, by what they see and by whose they are. */
export class ViewerClasses {
  readonly #classes = new Map<string, ViewerClass>()
  readonly #byParticipant = new Map<ParticipantId, Set<Connection>>()

  get size() {
    let size = 0
    for (const { members } of this.#classes.values()) size += members.size
    return size
  }
  get all(): Iterable<ViewerClass> {
    return this.#classes.values()
  }
  get participants(): ReadonlyMap<ParticipantId, ReadonlySet<Connection>> {
    return this.#byParticipant
  }

  of = ({ classKey }: Connection): ViewerClass | undefined => this.#classes.get(classKey)

  /** Those of all classes whose viewers fit. */
  membersWhere(fits: (viewer: Viewer) => boolean): Connection[] {
    const found: Connection[] = []
    for (const { viewer, members } of this.all) if (fits(viewer)) found.push(...members)
    return found
  }

  inRoom = (room: RoomId): Connection[] => this.membersWhere(({ seats }) => seats.some((seat) => seat.room === room))

  /** `sentTo`: how far a class is that begins with this connection. */
  add(connection: Connection, sentTo: number) {
    const { classKey: key, viewer, participantId } = connection
    const known = this.#classes.get(key)
    // A class hears nothing as its own.
    const viewerClass = known ?? { viewer: { ...viewer, id: NOBODY }, members: new Set(), sentTo }
    if (!known) this.#classes.set(key, viewerClass)
    viewerClass.members.add(connection)
    if (participantId === NOBODY) return
    const mine = this.#byParticipant.get(participantId) ?? new Set()
    this.#byParticipant.set(participantId, mine.add(connection))
  }

  remove(connection: Connection) {
    const viewerClass = this.of(connection)
    viewerClass?.members.delete(connection)
    if (viewerClass?.members.size === 0) this.#classes.delete(connection.classKey)
    const mine = this.#byParticipant.get(connection.participantId)
    mine?.delete(connection)
    if (mine?.size === 0) this.#byParticipant.delete(connection.participantId)
  }
}
