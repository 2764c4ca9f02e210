'use client'
import { LogOut, Mic, MicOff, MonitorUp, MonitorX, TvMinimal, Video, VideoOff } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { DeviceProblem } from '@/app/_media/media'
import { useMedia, useMediaSession, usePublishing, useSending } from '@/app/_media/media-provider'
import { ControlButton } from '@/app/_room/control-button'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useMe, useSession, useSlice } from '@/app/_session/hooks'
import type { Source } from '@/domain/session'

const ProblemDialog = lazy(() =>
  import('@/app/_media/problem-dialog').then((module) => ({ default: module.ProblemDialog })),
)

/** Microphone, camera, screen. Whoever may go on stage goes there with the first of them. */
export function StageControls() {
  const t = useTranslations('stage')
  const may = useMay()
  const { own } = useSlice('stage')
  const ask = useAsk()
  const media = useMediaSession()
  const [problem, setProblem] = useState<{ source: Source; problem: DeviceProblem } | null>(null)
  const isAbsent = useMedia(({ status }) => status === 'off')
  const mayJoin = may({ type: 'stage.join', data: {} })
  const blockedOff = isAbsent ? t('noMedia') : undefined
  if (!mayJoin && !own.onStage) return null
  const joinThen = async (source: Source) => {
    media?.want(source, true)
    if (!own.onStage) await ask({ type: 'stage.join', data: {} })
  }
  const leave = () => {
    for (const source of ['microphone', 'camera', 'screen'] as const) media?.want(source, false)
    void ask({ type: 'stage.leave', data: {} })
  }
  return (
    <>
      <Switch
        source="microphone"
        on={<Mic aria-hidden />}
        off={<MicOff aria-hidden />}
        blocked={blockedOff}
        start={joinThen}
        onProblem={setProblem}
      />
      <Switch
        source="camera"
        on={<Video aria-hidden />}
        off={<VideoOff aria-hidden />}
        blocked={blockedOff}
        start={joinThen}
        onProblem={setProblem}
      />
      {own.onStage && <ShareScreen blocked={blockedOff} />}
      {own.onStage ? (
        <ControlButton icon={<TvMinimal aria-hidden />} label={t('leaveStage')} onClick={leave} />
      ) : (
        <ControlButton
          icon={<LogOut className="-scale-x-100" aria-hidden />}
          label={t('goOnStage')}
          onClick={() => void ask({ type: 'stage.join', data: {} })}
        />
      )}
      {problem && (
        <Suspense>
          <ProblemDialog {...problem} onClose={() => setProblem(null)} />
        </Suspense>
      )}
    </>
  )
}

interface SwitchProps {
  readonly source: 'microphone' | 'camera'
  readonly on: React.ReactNode
  readonly off: React.ReactNode
  readonly blocked: string | undefined
  readonly start: (source: Source) => Promise<void>
  readonly onProblem: (problem: { source: Source; problem: DeviceProblem }) => void
}

function Switch({ source, on, off, blocked, start, onProblem }: SwitchProps) {
  const t = useTranslations('stage')
  const { on: isOn, busy, problem } = useSending(source)
  const media = useMediaSession()
  const allowed = usePublishing()
  const isMuted = useSession(({ view }) => view.session.people.own.muted)
  const isForbidden = source === 'microphone' && isMuted && allowed !== null && !allowed.sources.includes('microphone')
  const click = () => {
    if (isOn) media?.want(source, false)
    else if (problem) onProblem({ source, problem })
    else void start(source)
    if (problem) media?.want(source, true)
  }
  return (
    <ControlButton
      icon={isOn ? on : off}
      label={t(source)}
      isOn={isOn}
      isBusy={busy}
      {...(problem && { note: '!' })}
      blocked={blocked ?? (isForbidden ? t('mutedByModerator') : undefined)}
      onClick={click}
    />
  )
}

function ShareScreen({ blocked }: { readonly blocked: string | undefined }) {
  const t = useTranslations('stage')
  const me = useMe()
  const { screen } = useSlice('stage').all
  const media = useMediaSession()
  const ask = useAsk()
  const { on, busy } = useSending('screen')
  const isMine = screen === me
  if (typeof navigator !== 'undefined' && !navigator.mediaDevices?.getDisplayMedia) return null
  const share = async () => {
    const ack = await ask({ type: 'stage.share-screen', data: {} })
    if (ack.ok) media?.want('screen', true)
  }
  const stop = () => {
    media?.want('screen', false)
    void ask({ type: 'stage.end-screen', data: {} })
  }
  return (
    <ControlButton
      className="max-sm:hidden"
      icon={isMine ? <MonitorX aria-hidden /> : <MonitorUp aria-hidden />}
      label={isMine ? t('stopSharing') : t('shareScreen')}
      isOn={on}
      isBusy={busy}
      blocked={blocked}
      onClick={() => (isMine ? stop() : void share())}
    />
  )
}
