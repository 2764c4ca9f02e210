import type { Stretch } from '@/domain/recording/timeline'
import type { StoredLog, Withholding } from './stored-log'

interface Known {
  readonly epoch: number
  /** Every word on withholding up to here counts already. */
  seq: number
  /** The last word on each subject. */
  readonly words: Map<string, Withholding>
  /** What was said first in some stretches, by these. They lie in the past, so nothing is added. */
  readonly within: Map<string, ReadonlySet<string>>
}

const MOST_SESSIONS = 50
const MOST_STRETCHES = 20

/** What must not be heard in replays, by subject. Only what is new is read: a log of a year is asked for page by page. */
export class HiddenSubjects {
  readonly #known = new Map<string, Known>()

  constructor(private readonly stored: StoredLog) {}

  /** All that is withheld by now, and all that was said within these stretches. */
  async of(sessionId: string, stretches: readonly Stretch[]): Promise<ReadonlySet<string>> {
    const { head, epoch } = await this.stored.head(sessionId)
    const known = this.#session(sessionId, epoch)
    for (const word of await this.stored.withholdings(sessionId, known.seq)) {
      // Another request may have read further meanwhile.
      if (word.seq > (known.words.get(word.subject)?.seq ?? 0)) known.words.set(word.subject, word)
    }
    known.seq = Math.max(known.seq, head)
    const withheld = [...known.words.values()].filter((word) => word.withheld).map(({ subject }) => subject)
    return new Set([...withheld, ...(await this.#within(sessionId, known, stretches))])
  }

  #session(sessionId: string, epoch: number): Known {
    const before = this.#known.get(sessionId)
    const known = before?.epoch === epoch ? before : { epoch, seq: 0, words: new Map(), within: new Map() }
    this.#known.delete(sessionId)
    this.#known.set(sessionId, known)
    forgetOldest(this.#known, MOST_SESSIONS)
    return known
  }

  async #within(sessionId: string, { within }: Known, stretches: readonly Stretch[]): Promise<ReadonlySet<string>> {
    const key = JSON.stringify(stretches.map(({ from, until }) => [String(from), String(until)]))
    const found = within.get(key) ?? new Set(await this.stored.saidWithin(sessionId, stretches))
    within.set(key, found)
    forgetOldest(within, MOST_STRETCHES)
    return found
  }
}

function forgetOldest(map: Map<string, unknown>, most: number) {
  if (map.size > most) map.delete(map.keys().next().value!)
}
