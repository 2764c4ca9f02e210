import { useEffect, useState } from 'react'
import { usePlace } from '@/app/_room/place'
import { ask } from '@/app/_session/live-http'
import type { Card, Face } from '@/domain/features/harvest'
import type { RoomId } from '@/domain/protocol/standing'

interface FacesPage {
  readonly faces: readonly (Face & { readonly card: RoomId })[]
}

/** The last that was fetched of each card, and for which edition of it. */
const fetched = new Map<RoomId, { readonly edition: number; readonly face: Face }>()
const AT_ONCE = 20
const AGAIN = 2_000

const isLacking = ({ card, edition }: Card) => fetched.get(card)?.edition !== edition

/**
 * What cards show before they are opened; fetched when they are looked at, a page at a time, and anew when they were read
 * again. What is not there yet is undefined.
 */
export function useFaces(cards: readonly Card[]): (card: RoomId) => Face | undefined {
  const { sessionId, seat, recording } = usePlace()
  const [, setCount] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const look = async () => {
      const lacking = cards.filter(isLacking).slice(0, AT_ONCE)
      if (lacking.length === 0 || gone) return
      const asked = { session: sessionId, seat, recording, cards: lacking.map(({ card }) => card).join() }
      const page = await ask<FacesPage>('cards', asked).catch(() => null)
      if (page) take(lacking, page)
      if (gone) return
      if (page) setCount((count) => count + 1)
      timer = setTimeout(() => void look(), page ? 0 : AGAIN)
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [cards, sessionId, seat, recording])
  return (card) => fetched.get(card)?.face
}

/** Of a card that the server no longer knows, nothing is said, and nothing asked again. */
function take(asked: readonly Card[], { faces }: FacesPage) {
  for (const { card, edition } of asked) {
    const face = faces.find((each) => each.card === card) ?? fetched.get(card)?.face ?? NOTHING
    fetched.set(card, { edition, face })
  }
}
const NOTHING: Face = { name: '', done: 0, of: 0, words: '' }
