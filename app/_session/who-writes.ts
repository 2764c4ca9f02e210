import type { Cards, WritesAt } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'
import { Value } from './value'

/** Somebody else writes in a field just now. */
export interface WritesThere {
  readonly participantId: ParticipantId
  readonly room: RoomId
  readonly field: string
}

/** Whoever has not said it again for so long writes there no more, in milliseconds. */
const FORGET_AFTER = 10_000
const SAY_AGAIN_AFTER = 3_000

/** Who writes where, as pages tell each other: soft, and soon forgotten (S11). */
export class WhoWrites {
  readonly places = new Value<readonly WritesThere[]>([])
  readonly #until = new Map<ParticipantId, number>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #said: { readonly field: string | null; readonly at: number } = { field: null, at: 0 }

  constructor(
    private readonly tell: (field: string | null) => void,
    private readonly know: (cards: Cards) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** This page's person writes in a field, or with null nowhere any more. May be called with every letter. */
  say(field: string | null) {
    const at = this.now()
    if (field === this.#said.field && (field === null || at - this.#said.at < SAY_AGAIN_AFTER)) return
    this.#said = { field, at }
    this.tell(field)
  }

  hear({ participantId, room, field, cards }: WritesAt) {
    this.know(cards)
    this.#until.set(participantId, this.now() + FORGET_AFTER)
    const others = this.places.get().filter((each) => each.participantId !== participantId)
    const before = this.places.get().find((each) => each.participantId === participantId)
    if (before?.field !== (field ?? undefined) || before?.room !== room)
      this.places.set(field === null ? others : [...others, { participantId, room, field }])
    this.#timer ??= setTimeout(this.#forget, FORGET_AFTER)
  }

  close() {
    clearTimeout(this.#timer)
  }

  #forget = () => {
    const now = this.now()
    const left = this.places.get().filter(({ participantId }) => (this.#until.get(participantId) ?? 0) > now)
    if (left.length < this.places.get().length) this.places.set(left)
    const next = Math.min(...left.map(({ participantId }) => this.#until.get(participantId)!))
    this.#timer = left.length > 0 ? setTimeout(this.#forget, Math.max(50, next - now)) : undefined
  }
}
