'use client'
import { Ellipsis, MicOff } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { FEATURES } from '@/app/_features'
import { useDriver, useIsStaff, useMe } from '@/app/_session/hooks'
import { fromWhere } from '@/app/_session/person-name'
import { Avatar } from '@/app/_ui/avatar'
import { Badge } from '@/app/_ui/badge'
import { IconButton } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { Card } from '@/domain/protocol/messages'
import type { ParticipantId } from '@/domain/protocol/standing'

/** Somebody, where they come from, and for moderators what can be done. */
export function PersonRow({ id, card }: { readonly id: ParticipantId; readonly card: Card }) {
  const t = useTranslations('people')
  const roles = useTranslations('roles')
  const me = useMe()
  const origin = fromWhere(card)
  return (
    <li className="flex items-center gap-3 px-4 py-1.5 [content-visibility:auto] [contain-intrinsic-size:auto_3.25rem]">
      <Avatar id={id} name={card.name} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5">
          <span className="truncate font-semibold">{card.name}</span>
          {id === me && <span className="shrink-0 text-meta text-soft">{t('you')}</span>}
          {card.muted && <MicOff role="img" aria-label={t('muted')} className="size-4 shrink-0 text-live" />}
          <Marks id={id} />
        </p>
        {origin && <p className="line-clamp-2 text-meta text-soft">{origin}</p>}
      </div>
      {card.role !== 'attendee' && <Badge>{roles(card.role)}</Badge>}
      <Actions id={id} name={card.name} />
    </li>
  )
}

const Marks = ({ id }: { readonly id: ParticipantId }) =>
  FEATURES.map(({ name, Mark }) => (Mark ? <Mark key={name} id={id} /> : null))

function Actions({ id, name }: { readonly id: ParticipantId; readonly name: string }) {
  const t = useTranslations('people')
  const isStaff = useIsStaff()
  const me = useMe()
  const { send } = useDriver()
  return isStaff && send && id !== me ? <StaffActions id={id} label={t('actionsFor', { name })} /> : null
}

function StaffActions({ id, label }: { readonly id: ParticipantId; readonly label: string }) {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed when the page is built
  const offers = FEATURES.flatMap(({ usePersonActions }) => (usePersonActions ? [usePersonActions()] : []))
  const entries = offers
    .map((offer) => offer(id))
    .filter((some) => some.length > 0)
    .flatMap((some, i) => (i === 0 ? some : (['line', ...some] as const)))
  if (entries.length === 0) return null
  return (
    <LazyMenu
      entries={entries}
      trigger={(props) => (
        <IconButton label={label} {...props}>
          <Ellipsis className="size-4" aria-hidden />
        </IconButton>
      )}
    />
  )
}
