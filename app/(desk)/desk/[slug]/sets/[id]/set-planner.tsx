'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { KnownPerson, SetToPlan } from '@/app/_data/breakout-sets'
import { type Draft, newDraft, peopleOf } from '@/app/_planner/draft'
import { freshSeed } from '@/app/_planner/seed'
import { Waiting } from '@/app/_ui/notice'
import { post } from '@/app/_ui/post'

const Planner = dynamic(() => import('@/app/_planner/planner').then((module) => module.Planner), {
  ssr: false,
  loading: Loading,
})

function Loading() {
  return <Waiting>{useTranslations('sets')('loading')}</Waiting>
}

interface Props {
  readonly conferenceId: string
  /** Where the sets are. */
  readonly path: string
  /** Null for a new one. */
  readonly set: SetToPlan | null
  readonly people: readonly KnownPerson[]
}

/** The planner at the desk: it keeps the set, and a new one gets an address of its own. */
export function SetPlanner({ conferenceId, path, set, people }: Props) {
  const t = useTranslations('sets')
  const [known, setKnown] = useState<Kept | null>(set)
  const isPaired = people.some(({ partnership }) => partnership !== null)
  const usualName = t(isPaired ? 'usualNameOfPartnerships' : 'usualName')
  const [draft] = useState(() => (set ? draftOf(set) : newDraft(usualName, peopleOf(people), freshSeed())))
  const save = async (changed: Draft): Promise<string | null> => {
    const answer = await keep(changed, known, conferenceId)
    if (!answer.ok) return answer.code
    if (!known) window.history.replaceState(null, '', `${path}/${answer.result.id}`)
    setKnown(answer.result)
    return null
  }
  return <Planner draft={draft} isKept={set !== null} people={people} onSave={save} />
}

interface Kept {
  readonly id: string
  readonly updatedAt: number
}

const keep = (draft: Draft, known: Kept | null, conference: string) =>
  known
    ? post<Kept>(`/api/sets/${known.id}`, { ...draft, knownAt: known.updatedAt })
    : post<Kept>('/api/sets', { ...draft, conference })

const draftOf = ({ id: _id, updatedAt: _at, ...draft }: SetToPlan): Draft => draft
