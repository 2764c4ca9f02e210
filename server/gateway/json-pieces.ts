import { mentionsIn } from '@/domain/protocol/mentions'
import type { ParticipantId } from '@/domain/protocol/standing'

interface Written {
  readonly bytes: Buffer
  readonly mentions: ReadonlySet<ParticipantId>
}

const known = new WeakMap<object, Written>()

function write(value: unknown): Written {
  const json = JSON.stringify(value)
  return { bytes: Buffer.from(json), mentions: mentionsIn(json) }
}

/** What never changes is written once, for as long as anybody holds it. */
function written(value: unknown): Written {
  if (typeof value !== 'object' || value === null) return write(value)
  const before = known.get(value)
  if (before) return before
  const now = write(value)
  known.set(value, now)
  return now
}

/**
 * JSON put together of pieces, ready for the wire. Views share most of their parts with each other and with what they
 * were before, because state is never changed in place: two thousand people who are welcomed at once cost one writing of
 * what all see, and for each of them what is their own.
 */
export class JsonPieces {
  /** Whom the values mention. */
  readonly mentions = new Set<ParticipantId>()
  readonly #pieces: Buffer[] = []
  #loose = ''

  get pieces(): readonly Buffer[] {
    this.#flush()
    return this.#pieces
  }

  /** A piece of JSON as it is. */
  loose(json: string): this {
    this.#loose += json
    return this
  }

  /** A value that must not change any more; `levels` deep in it lie the parts that others share. */
  value(value: unknown, levels = 0): this {
    if (levels > 0) return this.#object(value as object, levels - 1)
    const { bytes, mentions } = written(value)
    this.#flush()
    this.#pieces.push(bytes)
    for (const id of mentions) this.mentions.add(id)
    return this
  }

  /** A list of values. */
  list(values: readonly unknown[]): this {
    this.loose('[')
    values.forEach((value, i) => {
      if (i > 0) this.loose(',')
      this.value(value)
    })
    return this.loose(']')
  }

  #object(object: object, levels: number): this {
    Object.entries(object).forEach(([key, value], i) => {
      this.loose(`${i > 0 ? ',' : '{'}${JSON.stringify(key)}:`).value(value, levels)
    })
    return this.loose(Object.keys(object).length > 0 ? '}' : '{}')
  }

  #flush() {
    if (this.#loose !== '') this.#pieces.push(Buffer.from(this.#loose))
    this.#loose = ''
  }
}
