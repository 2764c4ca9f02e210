'use client'
import { AudioLines, Ear, LogIn, TriangleAlert, Users, VolumeX, WifiLow } from 'lucide-react'
import { Suspense, useId } from 'react'
import { useTranslations } from 'use-intl/react'
import { FEATURES } from '@/app/_features'
import { useAsk } from '@/app/_session/ask-for'
import { useNow, useSession } from '@/app/_session/hooks'
import { PersonName } from '@/app/_session/person-name'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { type BreakoutLayers, listenedRoom, type OpenRoom } from '@/domain/features/breakouts'
import type { WallRoom } from '@/domain/protocol/messages'
import { Alone } from './alone'
import { TimeLeft } from './header'
import { RoomActions } from './room-actions'

const MINUTE = 60_000
const SILENT_FOR = 2 * MINUTE

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly room: OpenRoom
  readonly figures: WallRoom
  readonly isCalling: boolean
  readonly isRow: boolean
}

/** One room: who is there, who speaks, how the sides share it, what features say; and the way in. */
export function RoomTile({ open, room, figures, isCalling, isRow }: Props) {
  const t = useTranslations('breakouts')
  const heading = useId()
  return (
    <li
      aria-labelledby={heading}
      data-calling={isCalling || undefined}
      className={`grid content-start gap-3 rounded-md border bg-surface p-4 shadow-card ${
        isCalling ? 'border-warn ring-2 ring-warn' : 'border-line'
      } ${isRow ? 'wide:grid-cols-[minmax(0,1.3fr)_minmax(0,1.6fr)_auto] wide:items-center' : ''}`}
    >
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <h3 id={heading} className="mr-auto min-w-0 font-bold break-words">
            {room.name}
          </h3>
          {room.locked && <Badge>{t('isLocked')}</Badge>}
          {room.closesAt !== null && hasOwnEnd(open, room) && <TimeLeft end={room.closesAt} />}
          <Badge>
            <Users className="size-3.5" aria-hidden />
            <span className="tabular" aria-hidden>
              {figures.here}/{figures.expected}
            </span>
            <span className="sr-only">{t('present', { here: figures.here, expected: figures.expected })}</span>
          </Badge>
        </div>
        <Talking figures={figures} />
      </div>
      <div className="grid gap-2.5">
        <Shares figures={figures} />
        <Figures figures={figures} />
        <Alone open={open} room={room} figures={figures} />
      </div>
      <Ways open={open} room={room} />
    </li>
  )
}

/** Whether it ends at another time than the others. */
const hasOwnEnd = ({ rooms }: Props['open'], { closesAt }: OpenRoom) =>
  rooms.some((other) => other.closesAt !== closesAt)

function Talking({ figures: { speaker, heardAt, poor, unreachable, here } }: { readonly figures: WallRoom }) {
  const t = useTranslations('breakouts')
  const silent = useNow() - heardAt
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1.5 text-panel">
      {speaker !== null ? (
        <span className="flex min-w-0 items-center gap-2">
          <AudioLines className="size-4 shrink-0 text-accent" aria-hidden />
          <span className="sr-only">{t('speaksNow')}</span>
          <span className="truncate">
            <PersonName id={speaker} />
          </span>
        </span>
      ) : (
        <span className="flex items-center gap-2 text-soft">
          <VolumeX className="size-4 shrink-0" aria-hidden />
          {t('nobodySpeaks')}
        </span>
      )}
      {speaker === null && here > 1 && silent >= SILENT_FOR && (
        <Badge tone="warn">{t('silentFor', { minutes: Math.floor(silent / MINUTE) })}</Badge>
      )}
      {poor > 0 && (
        <Badge tone="info">
          <WifiLow className="size-3.5" aria-hidden />
          {t('poor', { count: poor })}
        </Badge>
      )}
      {unreachable && (
        <Badge tone="warn">
          <TriangleAlert className="size-3.5" aria-hidden />
          {t('unreachable')}
        </Badge>
      )}
    </div>
  )
}

/** How the sides share the talking: a bar, and the same in numbers. */
function Shares({ figures: { shares } }: { readonly figures: WallRoom }) {
  const t = useTranslations('breakouts')
  const total = shares.reduce((sum, { seconds }) => sum + seconds, 0)
  const [first, second] = shares
  if (!first || total === 0) return null
  const percent = Math.round((100 * first.seconds) / total)
  return (
    <div className="grid gap-1 text-meta text-soft">
      <div className="flex justify-between gap-3">
        <span className="truncate">{t('share', { one: first.side, other: second?.side ?? '–' })}</span>
        <span className="tabular shrink-0">
          {percent} : {100 - percent}
        </span>
      </div>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}

const Figures = ({ figures: { room, figures } }: { readonly figures: WallRoom }) =>
  FEATURES.map(({ name, TileFigure }) =>
    TileFigure && figures[name] !== undefined ? (
      <Suspense key={name}>
        <TileFigure room={room} figure={figures[name]} />
      </Suspense>
    ) : null,
  )

function Ways({ open, room }: Pick<Props, 'open' | 'room'>) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const listened = useSession(({ view }) => listenedRoom(view.session.breakouts))
  const isHeard = listened === room.id
  const listen = () => ask({ type: 'breakouts.listen', data: { room: isHeard ? null : room.id } })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        look={isHeard ? 'main' : 'plain'}
        aria-pressed={isHeard}
        aria-label={`${isHeard ? t('youListenShort') : t('listen')}: ${room.name}`}
        icon={<Ear className="size-4" aria-hidden />}
        onClick={() => void listen()}
      >
        {isHeard ? t('youListenShort') : t('listen')}
      </Button>
      <Button
        size="small"
        aria-label={`${t('stepIn')}: ${room.name}`}
        icon={<LogIn className="size-4" aria-hidden />}
        onClick={() => void ask({ type: 'breakouts.go', data: { room: room.id } })}
      >
        {t('stepIn')}
      </Button>
      <RoomActions open={open} room={room} />
    </div>
  )
}
