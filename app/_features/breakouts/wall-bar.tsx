'use client'
import { Ellipsis, Megaphone, MicVocal } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Slot } from '@/app/_room/room'
import { useAsk } from '@/app/_session/ask-for'
import { useMe, useNow } from '@/app/_session/hooks'
import { Button, IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { BreakoutLayers } from '@/domain/features/breakouts'
import { TimeLeft } from './header'
import { MoreTime } from './more-time'

const CloseDialog = lazily(() => import('./close-dialog').then((module) => module.CloseDialog))

type OpenRooms = NonNullable<BreakoutLayers['all']>

interface Props {
  readonly open: OpenRooms
  /** To the sets that come after these rooms; null where they are shown. */
  readonly onSets: (() => void) | null
}

/** What one does to all rooms at once. */
export function WallBar({ open, onSets }: Props) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const me = useMe()
  const [isClosing, setClosing] = useState(false)
  const speaksToAll = open.voice?.by === me && open.voice.rooms === null
  return (
    <div className="flex flex-wrap items-center gap-1.5 sm:gap-2">
      <MoreTime open={open} />
      <Slot of="WallAction" />
      <Button
        size="small"
        aria-pressed={speaksToAll}
        look={speaksToAll ? 'live' : 'plain'}
        icon={speaksToAll ? <MicVocal className="size-4" aria-hidden /> : <Megaphone className="size-4" aria-hidden />}
        onClick={() =>
          void ask(
            speaksToAll ? { type: 'breakouts.end-voice', data: {} } : { type: 'breakouts.speak', data: { room: null } },
          )
        }
      >
        <span className={speaksToAll ? '' : 'max-sm:sr-only'}>{speaksToAll ? t('stopSpeaking') : t('speakToAll')}</span>
      </Button>
      <LazyMenu
        entries={[
          {
            label: t('walking'),
            checked: open.walking,
            onSelect: () => void ask({ type: 'breakouts.set-walking', data: { on: !open.walking } }),
          },
          ...(onSets ? [{ label: t('planNext'), onSelect: onSets }] : []),
        ]}
        trigger={(props) => (
          <IconButton label={t('moreActions')} {...props}>
            <Ellipsis className="size-5" aria-hidden />
          </IconButton>
        )}
      />
      <Button size="small" look="main" onClick={() => setClosing(true)}>
        {t('close')}
      </Button>
      {isClosing && (
        <Suspense>
          <CloseDialog room={null} onClose={() => setClosing(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** When the rooms begin, and the way to begin at once; then when the first of them ends. */
export function WallTime({ open }: { readonly open: OpenRooms }) {
  const ends = open.rooms.flatMap(({ closesAt }) => closesAt ?? [])
  if (open.startsAt !== null) return <Starting startsAt={open.startsAt} />
  return ends.length > 0 && <TimeLeft end={Math.min(...ends)} />
}

function Starting({ startsAt }: { readonly startsAt: number }) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const seconds = Math.max(0, Math.ceil((startsAt - useNow(500)) / 1_000))
  return (
    <Button size="small" look="main" onClick={() => void ask({ type: 'breakouts.start', data: {} })}>
      {t('startNow', { seconds })}
    </Button>
  )
}
