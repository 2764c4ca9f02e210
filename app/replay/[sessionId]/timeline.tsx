'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl/react'
import { PositionSlider } from '@/app/_player/slider'
import { usePlayback } from '@/app/_player/use-playback'
import { clock as written } from '@/app/_ui/time'
import { placesOf } from './chapter-places'
import { densityOf, totalOf } from './density'
import { useReplay } from './replay-context'
import { useShownTitle } from './shown-title'

const BARS = 72

/** Where it stands, where much happened, where chapters begin, and where something is missing. */
export function Timeline() {
  return (
    <div className="grid gap-1">
      <Density />
      <div className="relative">
        <PositionSlider clock={useReplay().replaying.clock} />
        <Missing />
      </div>
      <Chapters />
    </div>
  )
}

/** A picture for the eye; the slider and the list of chapters say the rest. */
function Density() {
  const t = useTranslations('replay')
  const { driver, clock } = useReplay().replaying
  const length = clock.playback.get().length
  const bars = useMemo(() => densityOf(driver.events, clock.positionOf, length, BARS), [driver, clock, length])
  const reached = usePlayback(clock, ({ position }) => (length === 0 ? 0 : Math.round((position / length) * BARS)))
  const most = Math.max(1, ...bars.map(totalOf))
  return (
    <div aria-hidden title={t('density')} className="flex h-8 items-end gap-0.5 px-2 stacked:hidden">
      {bars.map((bar, i) => {
        const place = `bar ${i}`
        return (
          <span
            key={place}
            className={`flex-1 rounded-t-xs ${i < reached ? 'bg-accent' : 'bg-line-strong/50'}`}
            style={{ height: `${8 + (92 * totalOf(bar)) / most}%` }}
          />
        )
      })}
    </div>
  )
}

/** Marks on the slider where something was not recorded, or cut out. */
function Missing() {
  const t = useTranslations('replay')
  const { recording, clock } = useReplay().replaying
  const { length } = clock.playback.get()
  return recording?.missing.map(({ from, until }) => (
    <span
      key={from}
      aria-hidden
      title={t('missing', { time: written(until - from) })}
      className="absolute top-0 h-6 w-1.5 -translate-x-1/2 rounded-full border border-line-strong bg-surface"
      style={{ left: `${(clock.positionOf(from) / length) * 100}%` }}
    />
  ))
}

/** As many chapters as fit, under the slider. */
function Chapters() {
  const { chapters, clock } = useReplay().replaying
  const { length } = clock.playback.get()
  const title = useShownTitle()
  const places = useMemo(() => placesOf(chapters, clock.positionOf, length), [chapters, clock, length])
  const current = usePlayback(clock, ({ position }) => places.findLastIndex((place) => place.position <= position))
  return (
    <div className="relative h-11 text-meta stacked:hidden">
      {places.map(({ chapter, position, width }, i) =>
        width === 0 ? null : (
          <button
            key={`${chapter.at} ${chapter.kind}`}
            type="button"
            aria-current={i === current || undefined}
            onClick={() => clock.seek(position)}
            title={title(chapter)}
            className={`absolute top-0 h-full overflow-hidden border-l-2 border-line-strong pr-2 pl-2 text-left leading-snug hover:text-ink ${i === current ? 'font-bold text-ink' : 'text-soft'}`}
            style={{ left: `${(position / length) * 100}%`, width: `${width * 100}%` }}
          >
            <span className="tabular block truncate">{written(position)}</span>
            <span className="block truncate">{title(chapter)}</span>
          </button>
        ),
      )}
    </div>
  )
}
