/** Numbers by room. */
export type Row = Int32Array

/** How often a name occurs, by room: `of(name)[room]`. */
export class Tally {
  readonly #rows = new Map<string, Row>()
  readonly #none: Row

  constructor(readonly rooms: number) {
    this.#none = new Int32Array(rooms)
  }

  of = (name: string): Row => this.#rows.get(name) ?? this.#none

  sum(names: readonly string[]): Row {
    if (names.length === 1) return this.of(names[0]!)
    const rows = names.map(this.of)
    return this.#none.map((_, room) => rows.reduce((sum, row) => sum + row[room]!, 0))
  }

  add(name: string, room: number) {
    const known = this.#rows.get(name)
    const row = known ?? new Int32Array(this.rooms)
    row[room]!++
    if (!known) this.#rows.set(name, row)
  }
}
