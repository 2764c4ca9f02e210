import type { Seeded } from '@/tests/support/seeded'

/** Draws everything once before anything comes again. */
export class Deck {
  #left: string[] = []

  constructor(
    private readonly random: Seeded,
    private readonly cards: readonly string[],
  ) {}

  draw(): string {
    if (this.#left.length === 0) this.#left = [...this.cards]
    return this.#left.splice(this.random.below(this.#left.length), 1)[0]!
  }
}

/** A deck for every list of cards, made when first drawn from. */
export class Decks {
  readonly #decks = new Map<readonly string[], Deck>()

  constructor(private readonly random: Seeded) {}

  draw(cards: readonly string[]): string {
    const deck = this.#decks.get(cards) ?? new Deck(this.random, cards)
    this.#decks.set(cards, deck)
    return deck.draw()
  }
}
