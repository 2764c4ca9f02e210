'use client'
import { CalendarPlus, Clock } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl/react'
import { useReplayThere, useStreamThere } from '@/app/_session/use-what-is-there'
import { Badge } from '@/app/_ui/badge'
import { buttonClass } from '@/app/_ui/button'

export interface Slot {
  readonly id: string
  readonly title: string
  readonly kind: string
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
  readonly session: { readonly id: string; readonly phase: string } | null
}

interface Props {
  readonly slots: readonly Slot[]
  /** Of the venue. */
  readonly timeZone: string
  readonly seat: string | null
}

/** The programme, day by day, in the visitor's time; the venue's stands beside it where it is another. */
export function Programme({ slots, timeZone, seat }: Props) {
  const t = useTranslations('site')
  const format = useFormatter()
  const own = useOwnTimeZone() ?? timeZone
  const days = useMemo(() => byDay(slots, timeZone), [slots, timeZone])
  const today = dayOf(Date.now(), timeZone)
  const [chosen, choose] = useState<string | null>(null)
  const shown = days.find(([day]) => day === (chosen ?? today)) ?? days[0]
  if (!shown) return <p className="text-soft">{t('noProgramme')}</p>
  return (
    <section aria-labelledby="programme" className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="programme" className="text-title font-bold">
          {t('programme')}
        </h2>
        {days.length > 1 &&
          days.map(([day, [first]], i) => (
            <button
              key={day}
              type="button"
              aria-pressed={day === shown[0]}
              onClick={() => choose(day)}
              className="min-h-9 rounded-full border border-line bg-surface px-3 text-meta font-semibold aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {t('day', {
                number: i + 1,
                weekday: format.dateTime(new Date(first!.startsAt), { weekday: 'short', timeZone }),
              })}
            </button>
          ))}
        {own !== timeZone && (
          <p className="flex items-center gap-2 text-meta text-soft wide:ml-auto">
            <Clock className="size-4" aria-hidden />
            {t('yourTime', { zone: cityOf(own), venue: cityOf(timeZone) })}
          </p>
        )}
      </div>
      <ol>
        {shown[1].map((slot) => (
          <Item key={slot.id} slot={slot} own={own} venue={timeZone} seat={seat} />
        ))}
      </ol>
    </section>
  )
}

function Item({
  slot,
  own,
  venue,
  seat,
}: {
  readonly slot: Slot
  readonly own: string
  readonly venue: string
  readonly seat: string | null
}) {
  const t = useTranslations('site')
  const range = useRange()
  const { title, kind, startsAt, endsAt, session } = slot
  const query = seat ? `?seat=${seat}` : ''
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-5 gap-y-1 border-b border-line py-4 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <p className="tabular text-soft max-sm:col-span-2">
        {range(startsAt, endsAt, own)}
        {own !== venue && (
          <span className="block text-meta">
            <span className="sr-only">{t('venueTime')} </span>({range(startsAt, endsAt, venue)})
          </span>
        )}
      </p>
      <div className="min-w-0">
        <h3 className="font-bold">{title}</h3>
        {kind && <p className="text-meta text-soft">{kind}</p>}
      </div>
      <div className={`flex flex-wrap items-center gap-3 ${session?.phase === 'live' ? 'max-sm:col-span-2' : ''}`}>
        {session?.phase === 'live' && <Badge tone="live">{t('nowLive')}</Badge>}
        {session?.phase === 'open' && <Badge tone="accent">{t('openNow')}</Badge>}
        {session?.phase === 'live' && <Streamed sessionId={session.id} seat={seat} />}
        {(session?.phase === 'live' || session?.phase === 'open') && (
          <a className={buttonClass({ look: 'main', size: 'small' })} href={`/live/${session.id}${query}`}>
            {t('join')}
          </a>
        )}
        {session?.phase === 'ended' && <Over sessionId={session.id} seat={seat} />}
        {(!session || session.phase === 'planned') && (
          <a className={buttonClass({ look: 'quiet', size: 'small' })} href={`/calendar/${slot.id}`} download>
            <CalendarPlus className="size-4" aria-hidden />
            {t('calendar')}
          </a>
        )}
      </div>
    </li>
  )
}

/** The way to the stream of what runs, for those who may watch it. */
function Streamed({ sessionId, seat }: { readonly sessionId: string; readonly seat: string | null }) {
  const t = useTranslations('site')
  return useStreamThere({ sessionId, seat, isOn: true }) ? (
    <a className={buttonClass({ size: 'small' })} href={`/watch/${sessionId}${seat ? `?seat=${seat}` : ''}`}>
      {t('watchStream')}
    </a>
  ) : null
}

/** What is over: the way to its replay, as soon as there is one for this visitor. */
function Over({ sessionId, seat }: { readonly sessionId: string; readonly seat: string | null }) {
  const t = useTranslations('site')
  const replay = useReplayThere({ sessionId, seat, isOver: true })
  return replay !== null && replay !== 'none' ? (
    <a className={buttonClass({ size: 'small' })} href={`/replay/${sessionId}${seat ? `?seat=${seat}` : ''}`}>
      {t('watchReplay')}
    </a>
  ) : (
    <Badge>{t('over')}</Badge>
  )
}

/** Where the visitor is; unknown until the browser has the page. */
function useOwnTimeZone(): string | null {
  const [zone, setZone] = useState<string | null>(null)
  useEffect(() => setZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return zone
}

function useRange() {
  const locale = useLocale()
  return (from: number, to: number, timeZone: string) => {
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
    return `${time.format(from)}–${time.format(to)}`
  }
}

const dayOf = (at: number, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)

function byDay(slots: readonly Slot[], timeZone: string): [string, Slot[]][] {
  const days = new Map<string, Slot[]>()
  for (const slot of slots) {
    const day = dayOf(slot.startsAt, timeZone)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  return [...days]
}

/** `Africa/Dakar` → `Dakar`. */
const cityOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
