import { useTranslations } from 'use-intl/react'
import type { WatchedMinute } from '@/app/_data/watched'

const HEIGHT = 60

/** How often each minute was watched: a picture for the eye, a sentence and a table for everybody. */
export function Watching({ minutes }: { readonly minutes: readonly WatchedMinute[] }) {
  const t = useTranslations('recordings.watching')
  return (
    <section aria-labelledby="watching" className="grid gap-3">
      <h2 id="watching" className="text-title font-bold">
        {t('heading')}
      </h2>
      <p className="text-meta text-soft">{t('text')}</p>
      {minutes.length === 0 ? <p className="text-panel text-soft">{t('none')}</p> : <Counts minutes={minutes} />}
    </section>
  )
}

function Counts({ minutes }: { readonly minutes: readonly WatchedMinute[] }) {
  const t = useTranslations('recordings.watching')
  const sum = (of: 'live' | 'later') => minutes.reduce((all, each) => all + each[of], 0)
  const most = minutes.reduce((a, b) => (b.live + b.later > a.live + a.later ? b : a))
  const peak = most.live + most.later
  return (
    <>
      <p className="text-panel">
        {t('summary', { minute: most.minute + 1, count: peak, live: sum('live'), later: sum('later') })}
      </p>
      <Chart minutes={minutes} peak={peak} />
      <p aria-hidden className="flex gap-4 text-meta text-soft">
        <Key className="bg-live">{t('live')}</Key>
        <Key className="bg-accent">{t('later')}</Key>
      </p>
      <details>
        <summary className="w-fit cursor-pointer py-1 text-panel font-semibold">{t('table')}</summary>
        <div className="max-h-72 overflow-auto">
          <Table minutes={minutes} />
        </div>
      </details>
    </>
  )
}

const Key = ({ className, children }: { readonly className: string; readonly children: string }) => (
  <span className="flex items-center gap-1.5">
    <span className={`size-3 rounded-xs ${className}`} />
    {children}
  </span>
)

function Chart({ minutes, peak }: { readonly minutes: readonly WatchedMinute[]; readonly peak: number }) {
  const height = (count: number) => (HEIGHT * count) / Math.max(1, peak)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${minutes.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-24 w-full border-b border-line"
    >
      {minutes.map(({ minute, live, later }) => (
        <g key={minute}>
          <rect
            x={minute + 0.05}
            width={0.9}
            y={HEIGHT - height(later)}
            height={height(later)}
            className="fill-accent"
          />
          <rect
            x={minute + 0.05}
            width={0.9}
            y={HEIGHT - height(later) - height(live)}
            height={height(live)}
            className="fill-live"
          />
        </g>
      ))}
    </svg>
  )
}

function Table({ minutes }: { readonly minutes: readonly WatchedMinute[] }) {
  const t = useTranslations('recordings.watching')
  return (
    <table className="tabular w-full max-w-sm text-panel [&_td]:px-3 [&_td]:py-1 [&_th]:px-3 [&_th]:py-1">
      <thead>
        <tr className="border-b border-line text-left">
          <th scope="col">{t('minute')}</th>
          <th scope="col">{t('live')}</th>
          <th scope="col">{t('later')}</th>
        </tr>
      </thead>
      <tbody>
        {minutes.map(({ minute, live, later }) => (
          <tr key={minute} className="border-b border-line">
            <th scope="row" className="text-left font-normal">
              {minute + 1}
            </th>
            <td>{live}</td>
            <td>{later}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
