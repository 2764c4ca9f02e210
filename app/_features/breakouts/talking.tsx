'use client'
import { AudioLines, Hourglass, TriangleAlert, VolumeX, WifiLow } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useNow } from '@/app/_session/hooks'
import { PersonName } from '@/app/_session/person-name'
import { Badge } from '@/app/_ui/badge'
import type { OpenRoom } from '@/domain/features/breakouts'
import type { WallRoom } from '@/domain/protocol/messages'
import { InterpreterMissing } from './room-languages'

const MINUTE = 60_000
const SILENT_FOR = 2 * MINUTE

interface Props {
  readonly room: OpenRoom
  readonly figures: WallRoom
}

/** Who speaks in a room just now, and what stands in the way of it. */
export function Talking({ room, figures: { speaker, heardAt, poor, unreachable, here } }: Props) {
  const t = useTranslations('breakouts')
  const silent = useNow() - heardAt
  return (
    <div className="flex min-h-6 min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-panel">
      {speaker !== null ? <Speaker id={speaker} /> : <Nobody />}
      {room.lacksInterpreter && <InterpreterMissing />}
      {speaker === null && here > 1 && silent >= SILENT_FOR && (
        <Badge tone="warn">
          <Hourglass className="size-3.5" aria-hidden />
          {t('silentFor', { minutes: Math.floor(silent / MINUTE) })}
        </Badge>
      )}
      {poor > 0 && <PoorLines count={poor} />}
      {unreachable && (
        <Badge tone="warn">
          <TriangleAlert className="size-3.5" aria-hidden />
          {t('unreachable')}
        </Badge>
      )}
    </div>
  )
}

function Speaker({ id }: { readonly id: string }) {
  const t = useTranslations('breakouts')
  return (
    <span className="mr-auto flex min-w-0 items-center gap-2">
      <AudioLines className="size-4 shrink-0 text-accent" aria-hidden />
      <span className="sr-only">{t('speaksNow')}</span>
      <span className="truncate">
        <PersonName id={id} />
      </span>
    </span>
  )
}

function Nobody() {
  const t = useTranslations('breakouts')
  return (
    <span className="mr-auto flex items-center gap-2 text-soft">
      <VolumeX className="size-4 shrink-0" aria-hidden />
      {t('nobodySpeaks')}
    </span>
  )
}

function PoorLines({ count }: { readonly count: number }) {
  const t = useTranslations('breakouts')
  const said = t('poor', { count })
  return (
    <Badge tone="info">
      <WifiLow className="size-3.5" aria-hidden />
      <span aria-hidden title={said} className="tabular">
        {count}
      </span>
      <span className="sr-only">{said}</span>
    </Badge>
  )
}
