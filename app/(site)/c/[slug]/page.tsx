import { LogIn, Radio } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type ConferencePage, findConference, seatAt } from '@/app/_data/conferences'
import { requestRegion, translator } from '@/app/_i18n/request'
import { accentStyle } from '@/app/_ui/accent'
import { SitePage } from '@/app/_ui/site-page'
import { Partnerships } from './partnerships'
import { Programme } from './programme'

interface Props {
  readonly params: Promise<{ readonly slug: string }>
  readonly searchParams: Promise<{ readonly seat?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const conference = await findConference((await params).slug)
  return conference ? { title: conference.title, description: conference.summary } : {}
}

/** One sentence, one button; the programme in the visitor's time; who works with whom. */
export default async function ConferenceRoute({ params, searchParams }: Props) {
  const conference = await findConference((await params).slug)
  if (!conference) notFound()
  const seat = await seatAt(conference.id, (await searchParams).seat)
  const { timeZone, partnerships } = conference
  const slots = conference.slots.map(({ id, title, kind, startsAt, endsAt, session }) => ({
    id,
    title,
    kind,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    session: session && { id: session.id, phase: session.phase },
  }))
  return (
    <SitePage>
      <div style={accentStyle(conference.accent)}>
        <Hero conference={conference} seat={seat?.id ?? null} />
        <main className="mx-auto grid max-w-6xl gap-10 px-4 py-8 sm:px-6 wide:grid-cols-[minmax(0,1fr)_25rem]">
          <Programme slots={slots} timeZone={timeZone} seat={seat?.id ?? null} />
          {partnerships.length > 0 && <Partnerships partnerships={partnerships} own={seat?.partnershipId ?? null} />}
        </main>
      </div>
    </SitePage>
  )
}

async function Hero({ conference, seat }: { readonly conference: ConferencePage; readonly seat: string | null }) {
  const t = await translator('site')
  const locale = await requestRegion()
  const { title, summary, venue, timeZone, slots, accent } = conference
  const running = [...slots.flatMap(({ session }) => session ?? []), ...conference.sessions]
  const now = running.find(({ phase }) => phase === 'live') ?? running.find(({ phase }) => phase === 'open')
  const [first] = slots
  const last = slots.at(-1)
  const days =
    first && last
      ? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).formatRange(first.startsAt, last.endsAt)
      : ''
  const since = now?.liveAt ? Math.floor((Date.now() - now.liveAt.getTime()) / 60_000) : null
  return (
    <div
      className="text-white"
      style={{
        background: `linear-gradient(115deg, color-mix(in oklab, ${accent} 55%, black), ${accent} 60%, color-mix(in oklab, ${accent} 88%, white))`,
      }}
    >
      <div className="mx-auto max-w-6xl px-4 py-10 sm:px-6 sm:py-12">
        <p className="mb-3 w-fit rounded-full bg-white/20 px-3 py-0.5 text-meta font-semibold">
          {[days, venue].filter(Boolean).join(' · ')}
        </p>
        <h1 className="max-w-[24ch] text-page leading-[1.15] font-bold text-balance sm:text-hero">{title}</h1>
        <p className="mt-3 max-w-[60ch] text-base text-pretty">{summary}</p>
        <div className="mt-6 flex flex-wrap items-center justify-between gap-4">
          {now && (
            <a
              href={`/live/${now.id}${seat ? `?seat=${seat}` : ''}`}
              className="inline-flex min-h-12 items-center gap-2.5 rounded-sm bg-white px-5 font-semibold text-[#17211c] hover:bg-white/90"
            >
              <LogIn className="size-5" aria-hidden />
              {t('joinNow')}
            </a>
          )}
          {now && (
            <p className="flex items-center gap-2.5">
              <Radio className="size-5 shrink-0" aria-hidden />
              {[t('running', { title: now.title }), since !== null && t('since', { minutes: since })]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
        </div>
      </div>
    </div>
  )
}
