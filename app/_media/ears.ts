import { Value } from '@/app/_session/value'
import type { MediaSeat } from '@/domain/media-seats'
import { Ear, type EarSurroundings } from './ear'
import type { EarView } from './media'

/** How loud the own room is while an announcement is heard. */
const DUCKED = 0.3

const keyOf = ({ channel, as, sources }: MediaSeat) => [channel, as, ...sources].join(' ')

/** The seats of a page besides the one where its person stands. */
export class Ears {
  readonly view = new Value<readonly EarView[]>([])
  #ears: ReadonlyMap<string, Ear> = new Map()

  constructor(
    private readonly around: EarSurroundings,
    /** Sets how loud the room is where one stands, from 0 to 1. */
    private readonly setVolume: (volume: number) => void,
  ) {}

  /** Which they are now. What stays is left as it is. */
  allow(seats: readonly MediaSeat[]) {
    const before = this.#ears
    this.#ears = new Map(seats.map((seat) => [keyOf(seat), before.get(keyOf(seat)) ?? this.#open(seat)]))
    for (const [key, ear] of before) if (!this.#ears.has(key)) ear.close()
    if (before.size > 0 || this.#ears.size > 0) this.#show()
  }

  retry() {
    for (const ear of this.#ears.values()) ear.retry()
  }

  /** After a click: sound may play. */
  async listen() {
    await Promise.all([...this.#ears.values()].map((ear) => ear.listen()))
  }

  #open(seat: MediaSeat): Ear {
    const ear = new Ear(seat, this.around)
    ear.view.subscribe(this.#show)
    ear.hears.subscribe(this.#show)
    return ear
  }

  #show = () => {
    const ears = [...this.#ears.values()]
    this.view.set(ears.map(({ view }) => view.get()))
    const isAnnounced = ears.some(({ seat, hears }) => seat.as === 'audience' && hears.get())
    this.setVolume(isAnnounced ? DUCKED : 1)
  }
}
