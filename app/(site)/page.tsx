import { CalendarDays } from 'lucide-react'
import { allConferences } from '../_data/conferences'
import { requestRegion, translator } from '../_i18n/request'
import { Empty } from '../_ui/notice'
import { SitePage } from '../_ui/site-page'

/** All conferences of this installation. */
export default async function Home() {
  const [t, locale, conferences] = await Promise.all([translator('site'), requestRegion(), allConferences()])
  return (
    <SitePage>
      <main className="mx-auto max-w-6xl px-4 py-8 sm:px-6">
        <h1 className="mb-5 text-page font-bold">{t('start')}</h1>
        {conferences.length === 0 && (
          <Empty icon={<CalendarDays className="size-8" aria-hidden />}>{t('noConferences')}</Empty>
        )}
        <ul className="grid gap-4 sm:grid-cols-2">
          {conferences.map(({ id, slug, title, summary, venue, timeZone, slots }) => (
            <li key={id}>
              <a
                href={`/c/${slug}`}
                className="grid h-full gap-2 rounded-md border border-line bg-surface p-5 shadow-card hover:border-accent"
              >
                <span className="text-meta font-semibold text-accent">
                  {[dates(slots, timeZone, locale), venue].filter(Boolean).join(' · ')}
                </span>
                <span className="text-title leading-tight font-bold">{title}</span>
                <span className="text-panel text-soft">{summary}</span>
              </a>
            </li>
          ))}
        </ul>
      </main>
    </SitePage>
  )
}

function dates(slots: readonly { startsAt: Date; endsAt: Date }[], timeZone: string, locale: string): string {
  const [first] = slots
  const last = slots.at(-1)
  if (!first || !last) return ''
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).formatRange(first.startsAt, last.endsAt)
}
