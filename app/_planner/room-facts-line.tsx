'use client'
import { Languages } from 'lucide-react'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { languageNamesIn } from '@/app/_i18n/spoken'
import { Badge } from '@/app/_ui/badge'
import type { Placeable } from '@/domain/planning/plan'
import { factsOf } from './room-facts'

const FEW_LANGUAGES = 4
const FEW_SIDES = 3

interface Props {
  readonly people: readonly Placeable[]
  readonly limit: number | null
}

/** How many are in a room, what they speak and where they come from, the most frequent first. A language that all share stands out. */
export function RoomFactsLine({ people, limit }: Props) {
  const t = useTranslations('planner')
  const locale = useLocale()
  const { languages, heard, sides } = useMemo(() => factsOf(people), [people])
  const nameOf = languageNamesIn(locale)
  const said = languages.map(({ name, count }) => t('speak', { language: nameOf(name), count })).join(', ')
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-meta text-soft">
      <Badge tone={limit !== null && people.length > limit ? 'warn' : 'plain'} className="tabular">
        {limit === null ? t('peopleCount', { count: people.length }) : t('peopleOf', { count: people.length, limit })}
      </Badge>
      {languages.length > 0 && (
        <Badge>
          <Languages className="size-3.5" aria-hidden />
          <span className="sr-only">{said}</span>
          <span aria-hidden title={said}>
            {languages.slice(0, FEW_LANGUAGES).map(({ name, count }, i) => (
              <span key={name} className={count === heard ? 'text-ink' : 'font-normal'}>
                {i > 0 && ' · '}
                {name}
              </span>
            ))}
          </span>
        </Badge>
      )}
      {sides.length > 0 && (
        <span className="tabular">
          {sides.length > FEW_SIDES
            ? t('sideCount', { count: sides.length })
            : sides.map(({ name, count }) => `${name} ${count}`).join(' · ')}
        </span>
      )}
    </div>
  )
}
