import { useMemo } from 'react'
import { useDriver, useHistory, useSession } from '@/app/_session/hooks'
import type { Card, Comment } from '@/domain/features/harvest'
import { MAIN } from '@/domain/protocol/standing'

interface Comments {
  /** Those that are held, oldest first. */
  readonly held: readonly Comment[]
  /** How many there are, also beyond those. */
  readonly count: number
  readonly isLoading: boolean
  readonly loadOlder: () => Promise<void>
}

const on = (card: string) => (comment: Comment) => comment.card === card

/** How many comments stand with a card. */
export const useCommentCount = ({ card, older }: Card): number =>
  older + useSession(({ view }) => view.session.harvest.all.comments.filter(on(card)).length)

/** What others said to a card: the latest, and what was read back of it. */
export function useComments({ card, older }: Card): Comments {
  const { history } = useDriver()
  const latest = useSession(({ view }) => view.session.harvest.all.comments)
  const chapter = useHistory('harvest')
  const held = useMemo(() => {
    const known = new Set(latest.map(({ commentId }) => commentId))
    const before = chapter?.all.comments.filter(({ commentId }) => !known.has(commentId)) ?? []
    return [...before, ...latest].filter(on(card))
  }, [latest, chapter, card])
  const loadOlder = async () => {
    const heldBack = () => history.read(MAIN, 'harvest')?.all.comments.filter(on(card)).length ?? 0
    const before = heldBack()
    // A page holds what was said to all cards: it may have nothing of this one.
    do await history.loadOlder(MAIN, 'harvest')
    while (heldBack() === before && history.read(MAIN, 'harvest')?.more)
  }
  const count = older + latest.filter(on(card)).length
  return { held, count, isLoading: chapter?.loading ?? false, loadOlder }
}
