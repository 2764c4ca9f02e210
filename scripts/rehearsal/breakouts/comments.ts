import { COMMENTS as KINDS } from '@/domain/features/harvest'
import type { RoomId } from '@/domain/protocol/standing'
import type { Seeded } from '@/tests/support/seeded'
import type { Character } from '../cast'
import { filled } from '../talk'
import { between } from '../times'
import type { CardDeed } from './member'
import { CARD_QUESTIONS, COMMENTS } from './words'

const SOONEST = 4_000
const LATEST = 50_000
/** As many cards are spoken to, each once as a comment and once as a question. */
const MOST = 6

export interface CardStep {
  /** Milliseconds since the cards came. */
  readonly at: number
  /** Index in the cast. */
  readonly who: number
  readonly does: CardDeed
}

/** What people of other groups say and ask about what lies in the plenary now. `here`: who is there. */
export function commentsOn(
  cards: readonly { readonly card: RoomId; readonly room: string }[],
  here: readonly number[],
  cast: readonly Character[],
  random: Seeded,
): CardStep[] {
  return cards.slice(0, MOST).flatMap(({ card, room }) => {
    const others = here.filter((who) => cast[who]!.partnership !== room && cast[who]!.role !== 'moderator')
    if (others.length === 0) return []
    return KINDS.map((as): CardStep => {
      const who = random.pick(others)
      const { languages, organisation, partner } = cast[who]!
      const language = random.pick(languages)
      const phrases = (as === 'comment' ? COMMENTS : CARD_QUESTIONS)[language === 'sw' ? 'en' : language]
      const text = filled(random.pick(phrases), organisation, partner)
      return { at: between(random, SOONEST, LATEST), who, does: { kind: 'comment', card, as, text } }
    })
  })
}
