'use client'
import { Merge, UserRound } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useNow } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { BreakoutLayers, OpenRoom } from '@/domain/features/breakouts'
import type { WallRoom } from '@/domain/protocol/messages'
import { aloneFor } from './calls'

const MINUTE = 60_000

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly room: OpenRoom
  readonly figures: WallRoom
}

/** Nobody sits alone: after a minute a moderator is told, and can bring rooms together. */
export function Alone({ open, room, figures }: Props) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const alone = aloneFor(figures, useNow())
  if (alone < MINUTE) return null
  const others = open.rooms.filter(({ id }) => id !== room.id)
  return (
    <div className="flex flex-wrap items-center gap-2 text-meta font-semibold text-warn">
      <UserRound className="size-4 shrink-0" aria-hidden />
      <span className="mr-auto">{t('aloneFor', { minutes: Math.floor(alone / MINUTE) })}</span>
      {others.length > 0 && (
        <LazyMenu
          entries={[
            { heading: t('mergeInto') },
            ...others.map(({ id, name }) => ({
              label: name,
              onSelect: () => void ask({ type: 'breakouts.merge', data: { room: room.id, into: id } }),
            })),
          ]}
          trigger={(props) => (
            <Button size="small" icon={<Merge className="size-4" aria-hidden />} {...props}>
              {t('merge')}
            </Button>
          )}
        />
      )}
    </div>
  )
}
