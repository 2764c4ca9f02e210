const MOST = 20_000

/** The latest commands that took effect, and where. What is older, the log knows. */
export class Answers {
  readonly #seqs = new Map<string, number>()

  get(commandId: string): number | undefined {
    return this.#seqs.get(commandId)
  }

  put(commandId: string, seq: number) {
    this.#seqs.set(commandId, seq)
    if (this.#seqs.size <= MOST) return
    for (const oldest of this.#seqs.keys()) {
      this.#seqs.delete(oldest)
      return
    }
  }
}
