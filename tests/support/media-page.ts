import type { Room } from '@livekit/rtc-node'
import type { RoomId } from '@/domain/protocol/standing'
import type { Visitor } from './live'
import type { MediaDoor } from './media-door'

const LOOKS_EVERY = 50

interface Stay {
  readonly channel: RoomId
  readonly room: Room
}

/** Takes somebody into the media room where they stand, again and again, as pages do: the old one is left last. */
export class MediaPage {
  #in: Stay | null = null
  #isOpen = true
  readonly #attempts: Promise<unknown>[] = []
  readonly #following: Promise<void>

  constructor(
    private readonly door: MediaDoor,
    /** Changes when somebody comes back on another line. */
    private readonly visitor: () => Visitor,
    /** Never leaves a room by itself. */
    private readonly lingers = false,
  ) {
    this.#following = this.#follow()
  }

  /** The media room that it has reached. */
  get channel(): RoomId | null {
    return this.#in?.room.isConnected ? this.#in.channel : null
  }

  async close(): Promise<void> {
    this.#isOpen = false
    await this.#following
    await this.#in?.room.disconnect()
    await Promise.allSettled(this.#attempts)
  }

  async #follow() {
    while (this.#isOpen) {
      await this.#look().catch(() => {})
      await this.#pause()
    }
  }

  #pause = () => new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY))

  get #wanted(): RoomId | null {
    const visitor = this.visitor()
    return visitor.removed || !this.#isOpen ? null : visitor.store.get()!.viewer.seats[0]!.room
  }

  async #look() {
    const channel = this.#wanted
    if (channel === null || this.channel === channel) return
    const attempt = this.door.enter(this.visitor(), { channel, take: 'yes' })
    const room = await Promise.race([attempt, this.#otherwise(channel)])
    if (room === null) return this.#giveUp(attempt)
    const before = this.#in
    this.#in = { channel, room }
    if (!this.lingers) await before?.room.disconnect()
  }

  /** Whoever is put out while they come in is told so only much later: the last word on where one stands counts. */
  async #otherwise(channel: RoomId): Promise<null> {
    while (this.#wanted === channel) await this.#pause()
    return null
  }

  #giveUp(attempt: Promise<Room>) {
    this.#attempts.push(attempt.then((room) => room.disconnect()))
    this.#attempts.at(-1)!.catch(() => {})
  }
}
