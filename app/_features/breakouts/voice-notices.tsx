'use client'
import { Ear, Megaphone } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useEars } from '@/app/_media/media-provider'
import { useAsk } from '@/app/_session/ask-for'
import { useMe, useSession } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { listenedRoom } from '@/domain/features/breakouts'
import { MAIN } from '@/domain/protocol/standing'
import { useRoomName, type Whereabouts } from './use-breakouts'

/** Who speaks into the rooms from outside, and who listens: nobody is heard or listened to without knowing. */
export function VoiceNotices({ where }: { readonly where: Whereabouts }) {
  const me = useMe()
  const { voice, listening } = where.open
  const hears = where.here && (voice?.rooms === null || voice?.rooms?.includes(where.here.id))
  return (
    <>
      {voice?.by === me && <OwnVoice rooms={voice.rooms} />}
      {voice && voice.by !== me && hears && <Voice by={voice.by} />}
      <OwnListening />
      {listening
        .filter(({ participantId, room }) => room === where.here?.id && participantId !== me)
        .map(({ participantId }) => (
          <Listener key={participantId} id={participantId} />
        ))}
    </>
  )
}

function OwnVoice({ rooms }: { readonly rooms: readonly string[] | null }) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const name = useRoomName(rooms?.[0] ?? null)
  const ear = useEars().find(({ as }) => as === 'announcer')
  const isHeard = ear?.state === 'connected'
  return (
    <Notice
      tone="warn"
      icon={<Megaphone className="size-5 shrink-0" aria-hidden />}
      action={
        <Button size="small" look="live" onClick={() => void ask({ type: 'breakouts.end-voice', data: {} }, MAIN)}>
          {t('stopSpeaking')}
        </Button>
      }
    >
      {!ear && t('spokeBefore')}
      {ear && !isHeard && (ear.problem ? t('noMicrophone') : t('notHeardYet'))}
      {isHeard && (rooms === null ? t('youSpeakToAll') : t('youSpeakTo', { room: name }))}
    </Notice>
  )
}

function Voice({ by }: { readonly by: string }) {
  const t = useTranslations('breakouts')
  return (
    <Notice role="status" icon={<Megaphone className="size-5 shrink-0" aria-hidden />}>
      {t('speaksToYou', { name: useName(by) })}
    </Notice>
  )
}

function OwnListening() {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const room = useSession(({ view }) => listenedRoom(view.session.breakouts))
  const name = useRoomName(room)
  if (room === null || room === MAIN) return null
  return (
    <Notice
      icon={<Ear className="size-5 shrink-0" aria-hidden />}
      action={
        <Button size="small" onClick={() => void ask({ type: 'breakouts.listen', data: { room: null } })}>
          {t('stopListening')}
        </Button>
      }
    >
      {t('youListen', { room: name })}
    </Notice>
  )
}

function Listener({ id }: { readonly id: string }) {
  const t = useTranslations('breakouts')
  return (
    <Notice role="status" icon={<Ear className="size-5 shrink-0" aria-hidden />}>
      {t('listens', { name: useName(id) })}
    </Notice>
  )
}
