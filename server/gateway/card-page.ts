import * as z from 'zod/mini'
import type { Filled, Template } from '@/domain/planning/workbook'
import { getFrom } from '@/domain/protocol/table'
import type { SessionState } from '@/domain/session'

export const cardQuery = z.object({ card: z.string().check(z.minLength(1), z.maxLength(64)) })

export interface CardPage {
  readonly name: string
  readonly template: Template
  readonly filled: Filled
  readonly edition: number
}

/** What is written on a card of the harvest; null when there is none with this id. */
export function cardPage({ session: { harvest } }: SessionState, card: string): CardPage | null {
  const outside = harvest.all.cards.find((each) => each.card === card)
  const content = getFrom(harvest.server.contents, card)
  if (!outside || !content) return null
  const { name, template, filled } = content
  return { name, template, filled, edition: outside.edition }
}
