'use client'
import { LogOut, Mic, MicOff, MonitorUp, MonitorX, TvMinimal, Video, VideoOff } from 'lucide-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import type { DeviceProblem } from '@/app/_media/media'
import { useMedia, useMediaSession, usePublishing, useSending } from '@/app/_media/media-provider'
import { ControlButton } from '@/app/_room/control-button'
import { useAsk, useShowRefusal } from '@/app/_session/ask-for'
import { useIsStaff, useMay, useMe, useRoom, useSession, useSlice, useStanding } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { MAIN } from '@/domain/protocol/standing'

const ProblemDialog = lazily(() => import('@/app/_media/problem-dialog').then((module) => module.ProblemDialog))

type Device = 'microphone' | 'camera'
interface Problem {
  readonly source: Device
  readonly problem: DeviceProblem
}

/** Microphone, camera, screen. Whoever may go on stage goes there with the first of them. */
export function StageControls() {
  const t = useTranslations('stage')
  const may = useMay()
  const { own } = useSlice('stage')
  const ask = useAsk()
  const media = useMediaSession()
  const [problem, setProblem] = useState<Problem | null>(null)
  const isAbsent = useMedia(({ status }) => status === 'off')
  const isEnded = useStanding()?.phase === 'ended'
  useMuteSaid()
  const isPlenary = useRoom() === MAIN
  const mayJoin = isPlenary ? may({ type: 'stage.join', data: {} }) : may({ type: 'stage.share-screen', data: {} })
  const blockedOff = isAbsent ? t('noMedia') : undefined
  if (isEnded || (!mayJoin && !own.onStage)) return null
  const joinThen = async (source: Device) => {
    media?.want(source, true)
    if (isPlenary && !own.onStage) await ask({ type: 'stage.join', data: {} })
  }
  const retry = ({ source }: Problem) => {
    setProblem(null)
    void joinThen(source)
  }
  const leave = () => {
    for (const source of ['microphone', 'camera'] as const) media?.want(source, false)
    media?.releaseScreen()
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
      {(own.onStage || !isPlenary) && <ShareScreen blocked={blockedOff} />}
      {isPlenary && own.onStage && (
        <ControlButton icon={<TvMinimal aria-hidden />} label={t('leaveStage')} onClick={leave} />
      )}
      {isPlenary && !own.onStage && (
        <ControlButton
          icon={<LogOut className="-scale-x-100" aria-hidden />}
          label={t('goOnStage')}
          onClick={() => void ask({ type: 'stage.join', data: {} })}
        />
      )}
      {problem && (
        <Suspense>
          <ProblemDialog
            {...problem}
            retry={
              <Button look="main" onClick={() => retry(problem)}>
                {t('tryAgain')}
              </Button>
            }
            onClose={() => setProblem(null)}
          />
        </Suspense>
      )}
    </>
  )
}

/** Whoever is muted hears why nobody hears them, and when they may speak again. */
function useMuteSaid() {
  const t = useTranslations('stage')
  const isMuted = useSession(({ view }) => view.session.people.own.muted)
  const show = useShowRefusal()
  const was = useRef(isMuted)
  useEffect(() => {
    if (was.current === isMuted) return
    was.current = isMuted
    show(isMuted ? t('mutedByModerator') : t('mayBeHeard'))
  }, [isMuted, show, t])
}

interface SwitchProps {
  readonly source: Device
  readonly on: React.ReactNode
  readonly off: React.ReactNode
  readonly blocked: string | undefined
  readonly start: (source: Device) => Promise<void>
  readonly onProblem: (problem: Problem) => void
}

function Switch({ source, on, off, blocked, start, onProblem }: SwitchProps) {
  const t = useTranslations('stage')
  const { on: isOn, busy, problem } = useSending(source)
  const media = useMediaSession()
  const allowed = usePublishing()
  const isMuted = useSession(({ view }) => view.session.people.own.muted)
  const isForbidden = source === 'microphone' && isMuted && allowed !== null && !allowed.sources.includes('microphone')
  const hasAsked = useRef(false)
  useEffect(() => {
    if (!problem || !hasAsked.current) return
    // Whoever just clicked is told at once why nothing happened.
    hasAsked.current = false
    onProblem({ source, problem })
  }, [problem, onProblem, source])
  const click = () => {
    hasAsked.current = !isOn && !problem
    if (isOn) media?.want(source, false)
    else if (problem) onProblem({ source, problem })
    else void start(source)
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
  const isStaff = useIsStaff()
  const showRefusal = useShowRefusal()
  const refusalText = useRefusalText()
  const isMine = screen === me
  if (typeof navigator !== 'undefined' && !navigator.mediaDevices?.getDisplayMedia) return null
  const share = async () => {
    if (busy) return
    // Nobody should choose a screen only to hear that it cannot be shown.
    if (screen !== null && !isStaff) return showRefusal(refusalText('stage/screen-taken'))
    if (!(await media?.captureScreen())) return
    const ack = await ask({ type: 'stage.share-screen', data: {} })
    if (!ack.ok) media?.releaseScreen()
  }
  const stop = () => {
    media?.releaseScreen()
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
