'use client'
import { Ellipsis } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMe } from '@/app/_session/hooks'
import { IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { BreakoutLayers, OpenRoom } from '@/domain/features/breakouts'

const CloseDialog = lazily(() => import('./close-dialog').then((module) => module.CloseDialog))
const RoomPeople = lazily(() => import('./room-people').then((module) => module.RoomPeople))

const MORE = 5

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly room: OpenRoom
}

/** What a moderator does with one room. */
export function RoomActions({ open, room }: Props) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const me = useMe()
  const [shown, setShown] = useState<'close' | 'people' | null>(null)
  const close = () => setShown(null)
  const speaksHere = open.voice?.by === me && open.voice.rooms?.includes(room.id)
  return (
    <>
      <LazyMenu
        entries={[
          { label: t('people'), onSelect: () => setShown('people') },
          speaksHere
            ? { label: t('stopSpeaking'), onSelect: () => void ask({ type: 'breakouts.end-voice', data: {} }) }
            : {
                label: t('speakInto'),
                onSelect: () => void ask({ type: 'breakouts.speak', data: { room: room.id } }),
              },
          {
            label: t(room.closesAt === null ? 'endIn' : 'moreTime', { minutes: MORE }),
            onSelect: () => void ask({ type: 'breakouts.extend', data: { room: room.id, minutes: MORE } }),
          },
          {
            label: t('lock'),
            checked: room.locked,
            onSelect: () => void ask({ type: 'breakouts.lock', data: { room: room.id, locked: !room.locked } }),
          },
          'line',
          { label: t('closeOne'), danger: true, onSelect: () => setShown('close') },
        ]}
        trigger={(props) => (
          <IconButton label={`${t('moreActions')}: ${room.name}`} {...props}>
            <Ellipsis className="size-5" aria-hidden />
          </IconButton>
        )}
      />
      <Suspense>
        {shown === 'close' && <CloseDialog room={room.id} onClose={close} />}
        {shown === 'people' && <RoomPeople open={open} room={room} onClose={close} />}
      </Suspense>
    </>
  )
}
