import { buildsOn, wordsIn } from '@/domain/workbook-document'
import type { Lost } from '../late-pieces'

/** What somebody typed in pieces that were refused, and in those that can only be taken in after them. */
export function wordsLostWith({ refused, later }: Lost): string {
  const hanging = later.filter((piece) =>
    refused.some((each) => each.room === piece.room && buildsOn(piece.update, each.update)),
  )
  const updates = new Set([...refused, ...hanging].map(({ update }) => update))
  return [...updates].map(wordsIn).filter(Boolean).join('\n')
}
