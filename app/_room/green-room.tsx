'use client'
import { Mic, MicOff, Video as VideoIcon, VideoOff } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { MarkIcon } from '@/app/_features/recording/mark-icon'
import { useRefusalText } from '@/app/_i18n/refusal'
import {
  listDevices,
  listSpeakers,
  openDevice,
  problemOf,
  rememberDevices,
  rememberedDevices,
  stopStream,
} from '@/app/_media/devices'
import { LevelMeter } from '@/app/_media/level-meter'
import type { DeviceProblem } from '@/app/_media/media'
import type { Entrance } from '@/app/_media/media-provider'
import { fromWhere } from '@/app/_session/person-name'
import { useReplayThere } from '@/app/_session/use-what-is-there'
import { Button, buttonClass } from '@/app/_ui/button'
import { SelectField } from '@/app/_ui/field'
import { Mark } from '@/app/_ui/mark'
import { Notice } from '@/app/_ui/notice'
import { ControlButton } from './control-button'
import { type Known, useEntry } from './entry'
import { inSeat, usePlace } from './place'

/** Before entering: who one is, microphone and camera to try, and the door. Nothing is switched on by itself. */
export function GreenRoom({ onEnter }: { readonly onEnter: (entrance: Entrance) => void }) {
  const t = useTranslations('greenRoom')
  const { title, conference, sessionId, seat } = usePlace()
  const text = useRefusalText()
  const entry = useEntry(sessionId, seat)
  const microphone = useDevice('microphone')
  const camera = useDevice('camera')
  const enter = (withDevices: boolean) => {
    const entrance = { microphone: withDevices && microphone.isWanted, camera: withDevices && camera.isWanted }
    microphone.close()
    camera.close()
    onEnter(entrance)
  }
  if (entry.state === 'known' && entry.phase === 'ended') {
    const mayReturn = entry.mayEnter && (entry.me.role === 'organiser' || entry.me.role === 'moderator')
    return <Ended onReturn={mayReturn ? () => enter(false) : null} />
  }
  const isShut = entry.state === 'known' && !entry.mayEnter
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-5xl content-center gap-6 p-4 sm:p-8">
      <header className="flex items-center gap-4">
        <Mark className="size-10 shrink-0" />
        <div className="min-w-0">
          <p className="text-meta text-soft">{conference.title}</p>
          <h1 className="text-page leading-tight font-bold">{title}</h1>
        </div>
      </header>
      <div className="grid gap-6 sm:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-4">
          <Preview stream={camera.stream} name={entry.state === 'known' ? entry.me.name : ''} />
          <div className="flex justify-center gap-2">
            <ControlButton
              icon={microphone.stream ? <Mic aria-hidden /> : <MicOff aria-hidden />}
              label={t('microphone')}
              isOn={microphone.stream !== null}
              isBusy={microphone.busy}
              onClick={microphone.toggle}
            />
            <ControlButton
              icon={camera.stream ? <VideoIcon aria-hidden /> : <VideoOff aria-hidden />}
              label={t('camera')}
              isOn={camera.stream !== null}
              isBusy={camera.busy}
              onClick={camera.toggle}
            />
          </div>
          {microphone.stream && <LevelMeter stream={microphone.stream} label={t('level')} />}
        </div>
        <div className="grid content-start gap-4">
          {entry.state === 'known' && (
            <p className="text-panel">
              {t.rich('youAre', { name: entry.me.name, b: (chunks) => <strong>{chunks}</strong> })}
              {entry.me.organisation && <span className="block text-meta text-soft">{fromWhere(entry.me)}</span>}
            </p>
          )}
          {entry.state === 'failed' && (
            <Notice tone="warn" role="alert">
              {text(entry.code)}
            </Notice>
          )}
          {isShut && (
            <Notice tone="warn" role="status">
              {t('shut')}
            </Notice>
          )}
          {entry.state === 'known' && entry.media === 'off' && <Notice>{t('mediaOff')}</Notice>}
          {entry.state === 'known' && entry.recording && <Captured what={entry.recording} />}
          <DeviceSelect device={microphone} label={t('chooseMicrophone')} />
          <DeviceSelect device={camera} label={t('chooseCamera')} />
          <SpeakerSelect key={String(microphone.stream !== null || camera.stream !== null)} />
          <DeviceProblemNotice microphone={microphone.problem} camera={camera.problem} />
          <div className="grid gap-2 pt-1">
            <Button look="main" size="large" disabled={entry.state !== 'known' || isShut} onClick={() => enter(true)}>
              {t('join')}
            </Button>
            <Button look="quiet" disabled={entry.state !== 'known' || isShut} onClick={() => enter(false)}>
              {t('joinWithout')}
            </Button>
          </div>
          <p className="text-meta text-soft">{t('nothingSent')}</p>
        </div>
      </div>
    </main>
  )
}

/** Nobody comes in without knowing. */
function Captured({ what: { records, streams } }: { readonly what: NonNullable<Known['recording']> }) {
  const t = useTranslations('greenRoom')
  const mark = records && streams ? 'both' : records ? 'records' : 'streams'
  return (
    <Notice role="status" icon={<MarkIcon mark={mark} />}>
      {t(`captured.${mark}`)}
    </Notice>
  )
}

/** Whoever ran it may go back, to take it up again or to put things in order. */
function Ended({ onReturn }: { readonly onReturn: (() => void) | null }) {
  const t = useTranslations('greenRoom')
  const { title, sessionId, seat, conference } = usePlace()
  const replay = useReplayThere({ sessionId, seat, isOver: true })
  const isReplayThere = replay !== null && replay !== 'none'
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
      <Mark className="size-12" />
      <h1 className="text-page font-bold text-balance">{title}</h1>
      <p>{t('ended')}</p>
      <p role="status">{replay !== null && t(isReplayThere ? 'replayThere' : 'replayLater')}</p>
      <div className="flex flex-wrap justify-center gap-3">
        {isReplayThere && (
          <a className={buttonClass({ look: 'main' })} href={`/replay/${sessionId}${inSeat(seat)}`}>
            {t('watchReplay')}
          </a>
        )}
        {onReturn && <Button onClick={onReturn}>{t('backToRoom')}</Button>}
        <a className={buttonClass({})} href={`/c/${conference.slug}${inSeat(seat)}`}>
          {t('toConference')}
        </a>
      </div>
    </main>
  )
}

function Preview({ stream, name }: { readonly stream: MediaStream | null; readonly name: string }) {
  const t = useTranslations('greenRoom')
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.srcObject = stream
  }, [stream])
  return (
    <div className="relative grid aspect-video place-items-center overflow-hidden rounded-md bg-stage text-white">
      {stream ? (
        <video
          ref={video}
          autoPlay
          muted
          playsInline
          aria-label={t('preview')}
          className="absolute inset-0 size-full -scale-x-100 object-cover"
        />
      ) : (
        <p className="p-4 text-center text-panel opacity-80">{t('cameraOff')}</p>
      )}
      {name && <p className="absolute bottom-3 left-3 rounded-sm bg-black/70 px-3 py-1 font-semibold">{name}</p>}
    </div>
  )
}

type Device = ReturnType<typeof useDevice>

/** A microphone or camera to try out; opened when wanted, closed when not. */
function useDevice(kind: 'microphone' | 'camera') {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [problem, setProblem] = useState<DeviceProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const [choices, setChoices] = useState<readonly MediaDeviceInfo[]>([])
  const held = useRef<MediaStream | null>(null)
  const hold = useCallback((next: MediaStream | null) => {
    if (held.current !== next) stopStream(held.current)
    held.current = next
    setStream(next)
  }, [])
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      stopStream(held.current)
    }
  }, [])

  const open = async (deviceId: string | null) => {
    setBusy(true)
    setProblem(null)
    try {
      const opened = await openDevice(kind, deviceId)
      if (isGone.current) return stopStream(opened)
      hold(opened)
      const wanted = kind === 'microphone' ? 'audioinput' : 'videoinput'
      setChoices((await listDevices()).filter((device) => device.kind === wanted))
    } catch (error) {
      hold(null)
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  const key = kind === 'microphone' ? 'microphoneId' : 'cameraId'
  return {
    stream,
    /** Whoever enters while it opens wants it all the same. */
    isWanted: stream !== null || busy,
    problem,
    busy,
    choices,
    current: stream?.getTracks()[0]?.getSettings().deviceId ?? '',
    toggle: () => (stream ? hold(null) : void open(rememberedDevices()[key])),
    choose: (deviceId: string) => {
      rememberDevices({ ...rememberedDevices(), [key]: deviceId })
      void open(deviceId)
    },
    close: () => hold(null),
  }
}

function DeviceSelect({ device, label }: { readonly device: Device; readonly label: string }) {
  if (!device.stream || device.choices.length < 1) return null
  return (
    <SelectField label={label} value={device.current} onChange={(event) => device.choose(event.target.value)}>
      {device.choices.map(({ deviceId, label: name }, i) => (
        <option key={deviceId} value={deviceId}>
          {name || `${label} ${i + 1}`}
        </option>
      ))}
    </SelectField>
  )
}

/** Browsers tell of more than one loudspeaker when a microphone or camera may be used. */
function SpeakerSelect() {
  const t = useTranslations('greenRoom')
  const [speakers, setSpeakers] = useState<readonly MediaDeviceInfo[]>([])
  const [chosen, setChosen] = useState(() => rememberedDevices().speakerId)
  useEffect(() => void listSpeakers().then(setSpeakers), [])
  if (speakers.length < 2) return null
  const current = speakers.find(({ deviceId }) => deviceId === chosen)?.deviceId ?? ''
  const choose = (deviceId: string) => {
    rememberDevices({ ...rememberedDevices(), speakerId: deviceId || null })
    setChosen(deviceId)
  }
  return (
    <SelectField label={t('chooseSpeaker')} value={current} onChange={(event) => choose(event.target.value)}>
      <option value="">{t('usualSpeaker')}</option>
      {speakers.map(({ deviceId, label }, i) => (
        <option key={deviceId} value={deviceId}>
          {label || `${t('chooseSpeaker')} ${i + 1}`}
        </option>
      ))}
    </SelectField>
  )
}

function DeviceProblemNotice({
  microphone,
  camera,
}: {
  readonly microphone: DeviceProblem | null
  readonly camera: DeviceProblem | null
}) {
  const t = useTranslations('devices')
  const problem = microphone ?? camera
  if (!problem) return null
  return (
    <Notice tone="warn" role="alert">
      <p>{t(`problem.title.${microphone ? 'microphone' : 'camera'}`)}</p>
      <p className="text-panel font-normal text-ink">{t(`problem.${problem}`)}</p>
    </Notice>
  )
}
