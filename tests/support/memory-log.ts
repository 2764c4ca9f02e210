import type { Append, AppendResult, EventLog, Head, Keyframe, LogRow } from '@/server/log/event-log'

interface Kept {
  rows: LogRow[]
  /** The rows before anything was forgotten. */
  readonly written: LogRow[]
  epoch: number
  keyframes: (Keyframe & { epoch: number; domainVersion: string })[]
}

/** The log as an array, with the same promises as the one in PostgreSQL. */
export class MemoryLog implements EventLog {
  readonly #logs = new Map<string, Kept>()

  async append({ sessionId, on, drafts, forget }: Append): Promise<AppendResult> {
    const kept = this.#of(sessionId)
    if (kept.rows.length !== on.head || kept.epoch !== on.epoch) return 'stale'
    const has = (id: string | null, part: number) =>
      id !== null && kept.rows.some((row) => row.commandId === id && partOf.get(row) === part)
    if (drafts.some(({ commandId, part }) => has(commandId, part))) return 'repeated'
    drafts.forEach(({ part, owner, data, ...draft }, i) => {
      const row: LogRow = {
        ...draft,
        data: structuredClone(data),
        seq: on.head + 1 + i,
        ...(owner !== null && { owner }),
      }
      partOf.set(row, part)
      kept.rows.push(row)
      kept.written.push(row)
    })
    for (const { types, subject } of forget)
      this.blank(sessionId, (row) => row.subject === subject && types.includes(row.type))
    return 'appended'
  }

  async head(sessionId: string): Promise<Head> {
    const { rows, epoch } = this.#of(sessionId)
    return { head: rows.length, epoch }
  }

  async read(sessionId: string, after: number, limit = Number.POSITIVE_INFINITY): Promise<LogRow[]> {
    return this.#of(sessionId).rows.slice(after, after + limit)
  }

  async answered(sessionId: string, commandIds: readonly string[]): Promise<Map<string, number>> {
    const rows = this.#of(sessionId).rows.filter(
      ({ commandId }) => commandId !== null && commandIds.includes(commandId),
    )
    return new Map(rows.map(({ commandId, seq }) => [commandId!, seq]))
  }

  async latestSubjects(
    sessionId: string,
    room: string,
    type: string,
    before: number,
    limit: number,
  ): Promise<string[]> {
    const found = this.#of(sessionId).rows.filter(
      (row) => row.room === room && row.type === type && row.seq < before && row.data !== null,
    )
    return found
      .reverse()
      .slice(0, limit)
      .map(({ subject }) => subject!)
  }

  async about(sessionId: string, room: string, subjects: readonly string[], upTo: number): Promise<LogRow[]> {
    return this.#of(sessionId).rows.filter(
      (row) => row.room === room && row.seq <= upTo && row.subject !== null && subjects.includes(row.subject),
    )
  }

  async keyframe(sessionId: string, epoch: number, domainVersion: string): Promise<Keyframe | null> {
    const fitting = this.#of(sessionId).keyframes.filter(
      (each) => each.epoch === epoch && each.domainVersion === domainVersion,
    )
    const newest = fitting.at(-1)
    return newest ? { seq: newest.seq, lastAt: newest.lastAt, state: newest.state } : null
  }

  async keep(sessionId: string, epoch: number, domainVersion: string, keyframe: Keyframe): Promise<void> {
    this.#of(sessionId).keyframes.push({ ...structuredClone(keyframe), epoch, domainVersion })
  }

  /** Blanks rows; with `newEpoch`, as erasing a person does. */
  blank(sessionId: string, which: (row: LogRow) => boolean, newEpoch = false) {
    const kept = this.#of(sessionId)
    kept.rows = kept.rows.map((row) => {
      if (!which(row)) return row
      const { owner: _owner, ...rest } = row
      const blanked: LogRow = { ...rest, by: null, data: null }
      partOf.set(blanked, partOf.get(row)!)
      return blanked
    })
    kept.keyframes = []
    if (newEpoch) kept.epoch++
  }

  /** The rows as they were before anything was forgotten. */
  asWritten = (sessionId: string): readonly LogRow[] => this.#of(sessionId).written

  rows = (sessionId: string): readonly LogRow[] => this.#of(sessionId).rows

  #of(sessionId: string): Kept {
    const kept = this.#logs.get(sessionId) ?? { rows: [], written: [], epoch: 1, keyframes: [] }
    this.#logs.set(sessionId, kept)
    return kept
  }
}

const partOf = new WeakMap<LogRow, number>()
