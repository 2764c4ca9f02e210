'use client'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { inputClass } from '@/app/_ui/field'
import { foldWords } from '@/domain/planning/table/words'
import type { InvitedPerson, Made, Surroundings } from './invited'
import { InvitedRow } from './invited-row'

/** From so many on one wants to search. */
const MANY = 12
/** Whoever is sought among hundreds is found by their name, not by scrolling. */
const MOST_SHOWN = 30

interface Props {
  readonly people: readonly InvitedPerson[]
  readonly around: Surroundings
  readonly onMade: (made: Made) => void
}

/** Everybody who is invited; where they are many, those who are sought. */
export function InvitedList({ people, around, onMade }: Props) {
  const t = useTranslations('desk')
  const [typed, setTyped] = useState('')
  const [isAll, setAll] = useState(false)
  const nameOf = new Map([...around.organisations, ...around.partnerships].map(({ id, name }) => [id, name]))
  const fromOf = ({ organisationId, partnershipId }: InvitedPerson) =>
    [organisationId, partnershipId].flatMap((id) => (id === null ? [] : (nameOf.get(id) ?? [])))
  const words = foldWords(typed)
  const found = people.filter((person) => foldWords([person.name, ...fromOf(person)].join(' ')).includes(words))
  const shown = isAll ? found : found.slice(0, MOST_SHOWN)
  return (
    <>
      {people.length >= MANY && (
        <div className="mb-3 flex flex-wrap items-center gap-3">
          <div className="relative w-full max-w-md">
            <Search
              className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-soft"
              aria-hidden
            />
            <input
              type="search"
              aria-label={t('findInvited')}
              placeholder={t('findInvited')}
              value={typed}
              onChange={({ target: { value } }) => setTyped(value)}
              className={`${inputClass} pl-9`}
            />
          </div>
          <p role="status" className="tabular text-meta text-soft">
            {t('foundInvited', { count: found.length })}
          </p>
        </div>
      )}
      <ul aria-label={t('links')} className="rounded-md border border-line bg-surface shadow-card empty:hidden">
        {shown.map((person) => (
          <InvitedRow key={person.id} person={person} from={fromOf(person)} around={around} onMade={onMade} />
        ))}
      </ul>
      {shown.length < found.length && (
        <button
          type="button"
          className="mt-2 min-h-11 px-4 text-panel font-semibold underline underline-offset-2"
          onClick={() => setAll(true)}
        >
          {t('showAllInvited', { count: found.length })}
        </button>
      )}
    </>
  )
}
