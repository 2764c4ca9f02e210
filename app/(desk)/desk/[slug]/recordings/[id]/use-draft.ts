import { useRouter } from 'next/navigation'
import { useEffect, useReducer, useState } from 'react'
import type { Review } from '@/app/_data/recording-review'
import { useRefusalText } from '@/app/_i18n/refusal'
import { post } from '@/app/_ui/post'
import { begin, type Edited, isChanged, reduce } from './draft'

const keptOf = ({ title, cuts, chapters }: Pick<Review, 'title' | 'cuts' | 'chapters'>): Edited => ({
  title: title ?? '',
  cuts,
  chapters,
})

interface Problem {
  readonly text: string
  readonly field: string | undefined
}

/** What somebody changes of a recording, kept when they say so. Whoever leaves with changes is asked. */
export function useDraft(review: Review) {
  const router = useRouter()
  const textOf = useRefusalText()
  const [draft, edit] = useReducer(reduce, keptOf(review), begin)
  const [edition, setEdition] = useState(review.edition)
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle')
  const [problem, setProblem] = useState<Problem | null>(null)
  const changed = isChanged(draft)

  useEffect(() => {
    if (!changed) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [changed])

  const save = async () => {
    setState('saving')
    const sent = draft.now
    const posted = await post<{ edition: number }>(`/api/desk/recordings/${review.id}`, { ...sent, edition })
    setState(posted.ok ? 'saved' : 'idle')
    setProblem(posted.ok ? null : { text: textOf(posted.code), field: posted.field })
    if (!posted.ok) return
    setEdition(posted.result.edition)
    edit({ type: 'kept', kept: sent })
    router.refresh()
  }
  return { draft, edit, edition, setEdition, changed, state, problem, save }
}
