import { useTranslations } from 'use-intl/react'
import type { Passage } from './film'
import { writePlace } from './places'

interface Props {
  readonly length: number
  readonly place: number
  readonly cut: readonly Passage[]
  /** Where a cut begins whose end is still looked for. */
  readonly mark: number | null
  readonly chapters: readonly number[]
  readonly onSeek: (seconds: number) => void
}

/** The whole recording as a strip: what stays, what is cut, and where one is. */
export function Strip({ length, place, cut, mark, chapters, onSeek }: Props) {
  const t = useTranslations('recordings.edit')
  const share = (seconds: number) => `${(100 * Math.min(length, Math.max(0, seconds))) / Math.max(length, 0.1)}%`
  const marked = mark === null ? null : { from: Math.min(mark, place), until: Math.max(mark, place) }
  return (
    <div className="grid gap-1">
      <div aria-hidden className="relative h-9 overflow-hidden rounded-sm border border-line-strong bg-accent-soft">
        {cut.map(({ from, until }) => (
          <span
            key={from}
            className="absolute inset-y-0 border-x border-live bg-[repeating-linear-gradient(135deg,var(--surface)_0_6px,var(--line-strong)_6px_8px)]"
            style={{ left: share(from), width: share(until - from) }}
          />
        ))}
        {marked && (
          <span
            className="absolute inset-y-0 bg-warn/40"
            style={{ left: share(marked.from), width: share(marked.until - marked.from) }}
          />
        )}
        {chapters.map((at) => (
          <span key={at} className="absolute bottom-0 h-3 w-0.5 bg-accent" style={{ left: share(at) }} />
        ))}
        <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: share(place) }} />
      </div>
      <input
        type="range"
        aria-label={t('strip')}
        aria-valuetext={t('stripValue', { position: writePlace(place), length: writePlace(length) })}
        min={0}
        max={Math.ceil(length * 10) / 10}
        step={0.1}
        value={place}
        onChange={(event) => onSeek(Number(event.target.value))}
        className="h-6 w-full accent-(--accent)"
      />
    </div>
  )
}
