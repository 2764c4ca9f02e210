'use client'
import { Users } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Badge } from '@/app/_ui/badge'
import type { BreakoutLayers, OpenRoom } from '@/domain/features/breakouts'
import type { WallRoom } from '@/domain/protocol/messages'
import { TimeLeft } from './header'
import { RoomLanguages } from './room-languages'

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly room: OpenRoom
  readonly figures: WallRoom
}

/** Beside the name of a room on the wall: what it speaks, how many are there, and what is different in it. */
export function RoomState({ open, room, figures: { here, expected } }: Props) {
  const t = useTranslations('breakouts')
  return (
    <>
      {room.locked && <Badge>{t('isLocked')}</Badge>}
      {room.closesAt !== null && hasOwnEnd(open, room) && <TimeLeft end={room.closesAt} />}
      <RoomLanguages languages={room.languages} />
      <Badge>
        <Users className="size-3.5" aria-hidden />
        <span className="tabular" aria-hidden>
          {here}/{expected}
        </span>
        <span className="sr-only">{t('present', { here, expected })}</span>
      </Badge>
    </>
  )
}

/** Whether it ends at another time than the others. */
const hasOwnEnd = ({ rooms }: Props['open'], { closesAt }: OpenRoom) =>
  rooms.some((other) => other.closesAt !== closesAt)
