import type { Ack } from '@/domain/protocol/messages'

/** What became of everything that was asked. */
export class Tally {
  sent = 0
  acked = 0
  /** How often a command went out again, because the line was lost before its answer came. */
  repeated = 0
  /** Frames that did not join on: the page connected anew and asked for what was between. */
  gaps = 0
  readonly refused = new Map<string, number>()
  readonly done = new Map<string, number>()
  /** Who did not get in, by code. */
  readonly turnedAway = new Map<string, number>()
  /** Pages that were not shown what they were told had happened. */
  unshown = 0

  answered(type: string, ack: Ack) {
    if (ack.ok) {
      this.acked++
      count(this.done, type)
    } else count(this.refused, ack.code)
  }

  get refusals(): number {
    return [...this.refused.values()].reduce((sum, each) => sum + each, 0)
  }
  /** Without an answer so far; at the end they are lost. */
  get unanswered(): number {
    return this.sent - this.acked - this.refusals
  }
}

export const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
