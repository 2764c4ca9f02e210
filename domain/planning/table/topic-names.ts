import { foldWords } from './words'

/** Finds topics by their names: as they are called, or else without case, diacritics and punctuation. */
export class TopicNames {
  readonly #exact = new Map<string, string>()
  /** Null where several names are the same but for that: `C++` and `C#`. */
  readonly #folded = new Map<string, string | null>()

  constructor(names: readonly string[]) {
    for (const name of names) {
      if (this.#exact.has(name)) continue
      this.#exact.set(name, name)
      const folded = foldWords(name)
      if (folded !== '') this.#folded.set(folded, this.#folded.has(folded) ? null : name)
    }
  }

  find(name: string): string | null {
    return this.#exact.get(name) ?? this.#folded.get(foldWords(name)) ?? null
  }
}
