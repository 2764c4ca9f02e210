import { useEffect, useState } from 'react'
import { usePlace } from '@/app/_room/place'
import { useSession } from '@/app/_session/hooks'
import { ask } from '@/app/_session/live-http'
import type { Card } from '@/domain/features/harvest'
import type { Filled, Template } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'

/** What is written on a card. */
export interface CardText {
  readonly name: string
  readonly template: Template
  readonly filled: Filled
}

/** The last edition of each card that was fetched; cards are few, and change seldom. */
const fetched = new Map<RoomId, { readonly edition: number; readonly text: CardText }>()
const AGAIN = 2_000

export const useCard = (card: RoomId): Card | undefined =>
  useSession(({ view }) => view.session.harvest.all.cards.find((each) => each.card === card))

/** Fetched when it is looked at, and anew when it was read out again; null until it is there. */
export function useCardText({ card, edition }: Card): CardText | null {
  const { sessionId, seat, recording } = usePlace()
  const [text, setText] = useState<CardText | null>(fetched.get(card)?.text ?? null)
  useEffect(() => {
    const known = fetched.get(card)
    setText(known?.text ?? null)
    if (known?.edition === edition) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const look = async () => {
      try {
        const page = await ask<CardText>('card', { session: sessionId, seat, recording, card })
        fetched.set(card, { edition, text: page })
        if (!gone) setText(page)
      } catch {
        if (!gone) timer = setTimeout(() => void look(), AGAIN)
      }
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [card, edition, sessionId, seat, recording])
  return text
}
