import { CalendarDays, HardDrive, Mail } from 'lucide-react'
import type { Metadata } from 'next'
import { db } from '@/app/_data/db'
import { deskActor } from '@/app/_data/desk-actor'
import { dueSoon } from '@/app/_data/retention'
import { translator } from '@/app/_i18n/request'
import { buttonClass } from '@/app/_ui/button'
import { Empty, Notice } from '@/app/_ui/notice'
import { SitePage } from '@/app/_ui/site-page'
import { NewConference } from './new-conference'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translator('desk'))('title') })

/** The organiser's desk: what one may work on. */
export default async function DeskPage() {
  const [t, recordings] = await Promise.all([translator('desk'), translator('recordings')])
  const actor = await deskActor()
  if (!actor) {
    return (
      <SitePage>
        <main className="mx-auto max-w-xl px-4 py-16">
          <Empty>{t('notHere')}</Empty>
        </main>
      </SitePage>
    )
  }
  const conferences = await db().conference.findMany({
    where: { id: { in: [...actor.conferenceIds] } },
    orderBy: { createdAt: 'desc' },
    include: { _count: { select: { sessions: true } } },
  })
  const due = await dueSoon(actor.conferenceIds)
  return (
    <SitePage also={['desk']}>
      <main className="mx-auto max-w-6xl px-4 py-8 sm:px-6">
        <div className="mb-5 flex flex-wrap items-center gap-3">
          <h1 className="mr-auto text-page font-bold">{t('conferences')}</h1>
          {actor.operator && (
            <a className={buttonClass({ look: 'quiet' })} href="/desk/storage">
              <HardDrive className="size-4" aria-hidden />
              {recordings('storage.title')}
            </a>
          )}
          {actor.operator && (
            <a className={buttonClass({ look: 'quiet' })} href="/desk/outbox">
              <Mail className="size-4" aria-hidden />
              {t('outbox')}
            </a>
          )}
          {actor.operator && <NewConference />}
        </div>
        {due > 0 && (
          <div className="mb-5">
            <Notice tone="warn">{recordings('retention.soon', { count: due })}</Notice>
          </div>
        )}
        {conferences.length === 0 && (
          <Empty icon={<CalendarDays className="size-8" aria-hidden />}>{t('noConferences')}</Empty>
        )}
        <ul className="grid gap-4 sm:grid-cols-2">
          {conferences.map(({ id, slug, title, venue }) => (
            <li key={id}>
              <a
                href={`/desk/${slug}`}
                className="grid h-full gap-1 rounded-md border border-line bg-surface p-5 shadow-card hover:border-accent"
              >
                <span className="text-title leading-tight font-bold">{title}</span>
                <span className="text-panel text-soft">{venue || `/c/${slug}`}</span>
              </a>
            </li>
          ))}
        </ul>
      </main>
    </SitePage>
  )
}
