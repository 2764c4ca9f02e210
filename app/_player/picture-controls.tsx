'use client'
import { Headphones, Maximize2, PictureInPicture2, Volume2, VolumeX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button, IconButton } from '@/app/_ui/button'
import type { Deck } from './deck'
import type { Wish } from './quality'
import { QualityMenu } from './quality-menu'
import type { useFullScreen } from './use-full-screen'
import type { useSound } from './use-sound'
import { useValue } from './use-value'

interface Props {
  readonly video: HTMLVideoElement
  readonly deck: Deck
  readonly wish: Wish
  readonly sound: ReturnType<typeof useSound>
}

/** The quality, audio alone, no sound, and the picture in a window of its own. */
export function PictureControls({ video, deck, wish, sound }: Props) {
  const t = useTranslations('player')
  const audioOnly = useValue(wish.audioOnly)
  return (
    <>
      {!audioOnly && <QualityMenu deck={deck} wish={wish} />}
      <Labelled label={t('audioOnly')} pressed={audioOnly} onClick={() => wish.audioOnly.set(!audioOnly)}>
        <Headphones className="size-4" aria-hidden />
      </Labelled>
      <IconButton label={sound.isMuted ? t('unmute') : t('mute')} onClick={sound.toggle}>
        {sound.isMuted ? <VolumeX className="size-5" aria-hidden /> : <Volume2 className="size-5" aria-hidden />}
      </IconButton>
      {document.pictureInPictureEnabled && !audioOnly && (
        <IconButton
          label={t('pictureInPicture')}
          className="stacked:hidden"
          onClick={() => void pictureInPicture(video)}
        >
          <PictureInPicture2 className="size-5" aria-hidden />
        </IconButton>
      )}
    </>
  )
}

export function FullScreen({ screen }: { readonly screen: ReturnType<typeof useFullScreen> }) {
  const t = useTranslations('player')
  if (!screen.isPossible) return null
  return (
    <IconButton label={screen.isFull ? t('leaveFullScreen') : t('fullScreen')} onClick={screen.toggle}>
      <Maximize2 className="size-5" aria-hidden />
    </IconButton>
  )
}

/** A switch with its name where there is room for it. */
export function Labelled({
  label,
  pressed,
  onClick,
  children,
}: {
  readonly label: string
  readonly pressed: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <Button
      look={pressed ? 'plain' : 'quiet'}
      size="small"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
      icon={children}
    >
      <span className="max-xl:hidden">{label}</span>
    </Button>
  )
}

const pictureInPicture = async (video: HTMLVideoElement) => {
  if (document.pictureInPictureElement) await document.exitPictureInPicture()
  else await video.requestPictureInPicture().catch(() => {})
}
