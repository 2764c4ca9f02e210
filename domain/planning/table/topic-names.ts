import { foldSpelling, foldWords } from './words'

/** Finds topics by their names: as they are called, or else without case and diacritics, or else without punctuation too. */
export class TopicNames {
  readonly #exact = new Map<string, string>()
  readonly #spelled = new Map<string, string>()
  /** Null where several names are the same but for that: `C++` and `C#`. */
  readonly #folded = new Map<string, string | null>()

  constructor(private readonly names: readonly string[]) {
    for (const name of names) {
      if (this.#exact.has(name)) continue
      this.#exact.set(name, name)
      const spelled = foldSpelling(name)
      if (!this.#spelled.has(spelled)) this.#spelled.set(spelled, name)
      const folded = foldWords(name)
      if (folded !== '') this.#folded.set(folded, this.#folded.has(folded) ? null : name)
    }
  }

  /** These and others; where names are alike, these come first. */
  with = (others: readonly string[]): TopicNames => new TopicNames([...this.names, ...others])

  /** The topic that is called so, with all its signs. */
  called(name: string): string | null {
    return this.#exact.get(name) ?? this.#spelled.get(foldSpelling(name)) ?? null
  }

  find(name: string): string | null {
    return this.called(name) ?? this.#folded.get(foldWords(name)) ?? null
  }
}
