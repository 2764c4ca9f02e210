import { Value } from '@/app/_session/value'
import { type BytesAnHour, nameIn, type Offer } from '@/domain/recording/renditions'
import type { Wish } from './quality'
import { type Attached, attach, type Source } from './source'

/** Plays one source after the other in an element, each in the quality that somebody wants and that there is. */
export class Deck {
  readonly isLost = new Value(false)
  readonly there: Value<BytesAnHour>
  #attached: Promise<Attached> | null = null
  #offer: Offer | null = null
  #loadsAhead = false
  #isClosed = false
  readonly #off: readonly (() => void)[]

  /** @param reload opens the same anew, and goes on where it was */
  constructor(
    private readonly media: HTMLMediaElement,
    private readonly wish: Wish,
    there: BytesAnHour,
    reload: () => void,
  ) {
    this.there = new Value(there)
    const isAnother = () => this.#offer !== null && this.#offer !== this.wish.of(this.there.get())
    const wished = () => isAnother() && reload()
    // What is best is there already when something lesser comes: it is taken up when the line does not carry the best.
    const came = () => this.wish.of(this.there.get()) !== 'auto' && wished()
    media.addEventListener('waiting', wished)
    this.#off = [
      wish.quality.subscribe(wished),
      wish.audioOnly.subscribe(wished),
      this.there.subscribe(came),
      () => media.removeEventListener('waiting', wished),
    ]
  }

  /** @param source with the name of the playlist as it was recorded */
  open(source: Source) {
    const before = this.#attached
    const offer = this.wish.of(this.there.get())
    this.#offer = offer
    this.#attached = (async () => {
      if (before) (await before).detach()
      const wanted = { ...source, playlist: nameIn(offer, source.playlist) }
      const attached = await attach(this.media, wanted, (isLost) => this.isLost.set(isLost))
      if (this.#loadsAhead) attached.loadAhead()
      if (this.#isClosed) attached.detach()
      return attached
    })()
  }

  /** What is to come is loaded ahead from now on. */
  loadAhead = () => {
    this.#loadsAhead = true
    void this.#attached?.then(({ loadAhead }) => loadAhead())
  }

  close() {
    this.#isClosed = true
    for (const off of this.#off) off()
    void this.#attached?.then(({ detach }) => detach())
  }
}
