'use client'
import { Ellipsis, TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl/react'
import type { SetSummary } from '@/app/_data/set-summaries'
import { Badge } from '@/app/_ui/badge'
import { IconButton } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { Way } from '@/domain/planning/plan'
import { cutName } from '@/domain/protocol/schema'
import { useForm } from '../../use-form'

/** A set in the list: what it is, how many it places, what it does not meet. */
export function SetRow({ set, href }: { readonly set: SetSummary; readonly href: string }) {
  const t = useTranslations('sets')
  const ways = useTranslations('planner.ways')
  const format = useFormatter()
  const { name, way, rooms, placed, unplaced, unmet, updatedAt } = set
  const facts = [
    ways(way as Way['kind']),
    t('rooms', { count: rooms }),
    t('people', { count: placed }),
    unplaced > 0 && t('plenary', { count: unplaced }),
  ]
  return (
    <li aria-label={name} className="flex items-center gap-3 border-b border-line px-4 py-3 last:border-0">
      <div className="mr-auto min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <a href={href} className="font-bold wrap-anywhere hover:underline">
            {name}
          </a>
          {unmet > 0 && (
            <Badge tone="warn">
              <TriangleAlert className="size-3.5" aria-hidden />
              {t('unmet', { count: unmet })}
            </Badge>
          )}
        </p>
        <p className="tabular text-meta text-soft">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <time
        dateTime={new Date(updatedAt).toISOString()}
        suppressHydrationWarning
        className="text-meta text-soft max-sm:hidden"
      >
        {t('changed', { when: format.dateTime(updatedAt, { dateStyle: 'medium', timeStyle: 'short' }) })}
      </time>
      <SetMenu set={set} />
    </li>
  )
}

function SetMenu({ set: { id, name } }: { readonly set: SetSummary }) {
  const t = useTranslations('sets')
  const duplicate = useForm(`/api/sets/${id}/duplicate`, () => {})
  const remove = useForm(`/api/sets/${id}/delete`, () => {})
  const problem = duplicate.problem ?? remove.problem
  return (
    <>
      {problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {problem}
        </span>
      )}
      <LazyMenu
        entries={[
          {
            label: t('duplicate'),
            onSelect: () => void duplicate.send({ name: cutName(t('copyOf', { name })) }),
          },
          'line',
          {
            label: t('delete'),
            danger: true,
            confirm: { title: t('deleteTitle', { name }), text: t('deleteText') },
            onSelect: () => void remove.send({}),
          },
        ]}
        trigger={(props) => (
          <IconButton label={t('actions', { name })} {...props}>
            <Ellipsis className="size-4" aria-hidden />
          </IconButton>
        )}
      />
    </>
  )
}
