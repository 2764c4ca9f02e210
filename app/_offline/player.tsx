import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { clock } from '@/app/_ui/time'
import { Chapters } from './chapters'
import { useRecording } from './recording'
import { Stage } from './stage'

const JUMP = 10
const SPEEDS = [0.75, 1, 1.25, 1.5, 2]

/** The stage in stills, and the sound that everything goes by. */
export function Player() {
  const t = useTranslations('offline')
  const { recording, sound, setPlace } = useRecording()
  const [isPlaying, setPlaying] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [language, setLanguage] = useState('')
  return (
    <section aria-label={t('player')} className="grid content-start gap-4">
      <Stage captionLanguage={language} />
      {/* biome-ignore lint/a11y/useMediaCaption: captions are shown below the stage, in the language that is chosen */}
      <audio
        ref={sound}
        src={recording.audio}
        preload="metadata"
        onTimeUpdate={(event) => setPlace(event.currentTarget.currentTime)}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={() => setFailed(true)}
      />
      {hasFailed && (
        <p role="alert" className="rounded-md bg-warn-soft px-4 py-2.5 font-semibold text-warn">
          {t('noSound')}
        </p>
      )}
      <Position />
      <Controls isPlaying={isPlaying} language={language} onLanguage={setLanguage} />
      <Chapters />
    </section>
  )
}

function Position() {
  const t = useTranslations('offline')
  const { recording, place, seek } = useRecording()
  const said = `${clock(place * 1_000)} / ${clock(recording.length * 1_000)}`
  return (
    <div className="grid gap-1">
      <input
        type="range"
        aria-label={t('position')}
        aria-valuetext={said}
        min={0}
        max={Math.ceil(recording.length)}
        step={1}
        value={Math.round(place)}
        onChange={(event) => seek(Number(event.target.value))}
        className="h-6 w-full accent-(--accent)"
      />
      <p className="tabular text-meta text-soft">{said}</p>
    </div>
  )
}

interface ControlsProps {
  readonly isPlaying: boolean
  readonly language: string
  readonly onLanguage: (language: string) => void
}

function Controls({ isPlaying, language, onLanguage }: ControlsProps) {
  const t = useTranslations('offline')
  const { recording, sound, place, seek } = useRecording()
  const names = new Intl.DisplayNames([useLocale()], { type: 'language', fallback: 'code' })
  const toggle = () => void (isPlaying ? sound.current?.pause() : sound.current?.play().catch(() => {}))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="small" aria-label={t('back')} onClick={() => seek(place - JUMP)}>
        <RotateCcw className="size-4" aria-hidden /> {JUMP}
      </Button>
      <Button look="main" aria-label={t(isPlaying ? 'pause' : 'play')} onClick={toggle}>
        {isPlaying ? <Pause className="size-5" aria-hidden /> : <Play className="size-5" aria-hidden />}
      </Button>
      <Button size="small" aria-label={t('forward')} onClick={() => seek(place + JUMP)}>
        <RotateCw className="size-4" aria-hidden /> {JUMP}
      </Button>
      <Speed />
      {recording.captions.length > 0 && (
        <label className="ml-auto flex items-center gap-2 text-meta">
          {t('captions')}
          <select value={language} onChange={(event) => onLanguage(event.target.value)} className={SELECT}>
            <option value="">{t('captionsOff')}</option>
            {recording.captions.map(({ language }) => (
              <option key={language} value={language}>
                {names.of(language)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}

function Speed() {
  const t = useTranslations('offline')
  const format = useFormatter()
  const { sound } = useRecording()
  const change = (speed: number) => {
    if (sound.current) sound.current.playbackRate = speed
  }
  return (
    <label className="flex items-center gap-2 text-meta">
      {t('speed')}
      <select defaultValue={1} onChange={(event) => change(Number(event.target.value))} className={SELECT}>
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {format.number(speed)} ×
          </option>
        ))}
      </select>
    </label>
  )
}

const SELECT = 'min-h-11 rounded-sm border border-line-strong bg-surface px-2'
