'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { KnownPerson, SetToPlan } from '@/app/_data/breakout-sets'
import { Waiting } from '@/app/_ui/notice'
import { post } from '@/app/_ui/post'
import { type Draft, newDraft, peopleOf, type UsualNames, withNames } from './draft'
import type { PlannerProps } from './planner'
import { useRoomName } from './room-name'
import { freshSeed } from './seed'
import { WAYS } from './way-kinds'

const Planner = dynamic(() => import('./planner').then((module) => module.Planner), {
  ssr: false,
  loading: Loading,
})

function Loading() {
  return <Waiting>{useTranslations('sets')('loading')}</Waiting>
}

interface Props extends Pick<PlannerProps, 'templates' | 'actions'> {
  readonly conferenceId: string
  /** Null for a new one. */
  readonly set: SetToPlan | null
  readonly people: readonly KnownPerson[]
  /** A new set has been kept for the first time. */
  readonly onCreated?: (id: string) => void
}

/** The planner with a set that our server keeps, at the desk and in the room. */
export function SetPlanner({ conferenceId, set, people, templates, actions, onCreated }: Props) {
  const t = useTranslations('sets')
  const [known, setKnown] = useState<Kept | null>(set)
  const usualNames = Object.fromEntries(WAYS.map((way) => [way, t(`usualNames.${way}`)])) as UsualNames
  const [draft] = useState(() =>
    set ? draftOf(set) : newDraft(usualNames, peopleOf(people), freshSeed(), templates[0]?.id ?? null),
  )
  const nameOf = useRoomName()
  const save = async (changed: Draft): Promise<string | null> => {
    const answer = await keep(withNames(changed, nameOf), known, conferenceId)
    if (!answer.ok) return answer.code
    if (!known) onCreated?.(answer.result.id)
    setKnown(answer.result)
    return null
  }
  return (
    <Planner
      draft={draft}
      usualNames={usualNames}
      isKept={set !== null}
      people={people}
      templates={templates}
      actions={actions}
      onSave={save}
    />
  )
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
