'use client'
import { Ear, LogIn } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useSession } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { type BreakoutLayers, listenedRoom, type OpenRoom } from '@/domain/features/breakouts'
import { RoomActions } from './room-actions'

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly room: OpenRoom
  /** Only pictures, where many rooms stand below each other. */
  readonly isShort?: boolean
}

/** The ways into a room: to hear it, to go there, and what else one does with it. */
export function Ways({ open, room, isShort }: Props) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const listened = useSession(({ view }) => listenedRoom(view.session.breakouts))
  const isHeard = listened === room.id
  const listen = () => ask({ type: 'breakouts.listen', data: { room: isHeard ? null : room.id } })
  const [words, step] = [isHeard ? t('youListenShort') : t('listen'), t('stepIn')]
  const shape = isShort ? 'w-9 px-0! pointer-coarse:w-11' : ''
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2">
      <Button
        size="small"
        look={isHeard ? 'main' : 'plain'}
        className={shape}
        aria-pressed={isHeard}
        aria-label={`${words}: ${room.name}`}
        title={isShort ? words : undefined}
        icon={<Ear className="size-4 shrink-0" aria-hidden />}
        onClick={() => void listen()}
      >
        {!isShort && words}
      </Button>
      <Button
        size="small"
        className={shape}
        aria-label={`${step}: ${room.name}`}
        title={isShort ? step : undefined}
        icon={<LogIn className="size-4 shrink-0" aria-hidden />}
        onClick={() => void ask({ type: 'breakouts.go', data: { room: room.id } })}
      >
        {!isShort && step}
      </Button>
      <RoomActions open={open} room={room} />
    </div>
  )
}
