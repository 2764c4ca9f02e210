'use client'
import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { useMemo, useSyncExternalStore } from 'react'
import { useFormatter, useTranslations } from 'use-intl/react'
import type { ReplayDriver } from '@/app/_session/replay-driver'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { clock } from '@/app/_ui/time'

const JUMP = 10_000
const STEP = 1_000
const SPEEDS = [0.5, 1, 1.25, 1.5, 2, 2.5]
const BARS = 72
/** What makes a moment lively. */
const LIVELY = new Set(['chat.posted', 'question.approved', 'question.answering', 'hand.raised', 'stage.joined'])

/** Play, go anywhere, and see where much happened. */
export function Player({ driver }: { readonly driver: ReplayDriver }) {
  const t = useTranslations('replay')
  const format = useFormatter()
  const { isPlaying, position, speed } = useSyncExternalStore(
    driver.playback.subscribe,
    driver.playback.get,
    driver.playback.get,
  )
  if (driver.events.length === 0) return <p className="px-4 text-soft">{t('empty')}</p>
  return (
    <section aria-label={t('player')} className="grid gap-2 stacked:order-3 stacked:px-3 stacked:pb-2">
      <Density driver={driver} position={position} />
      <input
        type="range"
        aria-label={t('position')}
        aria-valuetext={`${clock(position)} / ${clock(driver.length)}`}
        min={0}
        // A whole number of steps, or the end could not be reached.
        max={Math.ceil(driver.length / STEP) * STEP}
        step={STEP}
        value={position}
        onChange={(event) => driver.seek(Number(event.target.value))}
        className="h-6 w-full accent-(--accent)"
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="quiet"
          size="small"
          icon={<RotateCcw className="size-4" aria-hidden />}
          aria-label={t('back')}
          onClick={() => driver.seek(position - JUMP)}
        >
          10
        </Button>
        <Button
          look="main"
          icon={isPlaying ? <Pause className="size-5" aria-hidden /> : <Play className="size-5" aria-hidden />}
          aria-label={isPlaying ? t('pause') : t('play')}
          onClick={isPlaying ? driver.pause : driver.play}
        />
        <Button
          look="quiet"
          size="small"
          icon={<RotateCw className="size-4" aria-hidden />}
          aria-label={t('forward')}
          onClick={() => driver.seek(position + JUMP)}
        >
          10
        </Button>
        <span className="tabular text-soft">
          {clock(position)} / {clock(driver.length)}
        </span>
        <label className="ml-auto flex items-center gap-2 text-meta">
          {t('speed')}
          <select
            value={speed}
            onChange={(event) => driver.setSpeed(Number(event.target.value))}
            className="min-h-9 rounded-sm border border-line-strong bg-surface px-2"
          >
            {SPEEDS.map((each) => (
              <option key={each} value={each}>
                {format.number(each)} ×
              </option>
            ))}
          </select>
        </label>
        <Badge tone="accent" className="max-sm:hidden">
          {t('recordedOn', { date: format.dateTime(new Date(driver.from), { dateStyle: 'medium' }) })}
        </Badge>
      </div>
      <p className="text-meta text-soft stacked:hidden">{t('atThatTime')}</p>
    </section>
  )
}

/** How much happened when: a picture for the eye, the slider says the rest. */
function Density({ driver, position }: { readonly driver: ReplayDriver; readonly position: number }) {
  const bars = useMemo(() => densityOf(driver), [driver])
  const most = Math.max(1, ...bars)
  const reached = driver.length === 0 ? 0 : (position / driver.length) * BARS
  return (
    <div aria-hidden className="flex h-8 items-end gap-0.5 stacked:hidden">
      {bars.map((count, i) => {
        const place = `bar ${i}`
        return (
          <span
            key={place}
            className={`flex-1 rounded-t-xs ${i < reached ? 'bg-accent' : 'bg-line-strong/50'}`}
            style={{ height: `${8 + (92 * count) / most}%` }}
          />
        )
      })}
    </div>
  )
}

function densityOf({ events, from, length }: ReplayDriver): number[] {
  const bars = new Array<number>(BARS).fill(0)
  for (const { type, at } of events) {
    if (!LIVELY.has(type) || at < from) continue
    const bar = Math.min(BARS - 1, Math.floor(((at - from) / Math.max(1, length)) * BARS))
    bars[bar] = bars[bar]! + 1
  }
  return bars
}
