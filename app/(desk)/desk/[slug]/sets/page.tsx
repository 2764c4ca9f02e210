import { ArrowLeft, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { setsOf } from '@/app/_data/set-summaries'
import { translator } from '@/app/_i18n/request'
import { buttonClass } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/notice'
import { SitePage } from '@/app/_ui/site-page'
import { planningAt } from './planning-at'
import { SetRow } from './set-row'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translator('sets'))('title') })

/** The sets of a conference. */
export default async function SetsPage({ params }: { params: Promise<{ slug: string }> }) {
  const [t, { conference, actor }] = await Promise.all([
    translator('sets'),
    params.then(({ slug }) => planningAt(slug)),
  ])
  const { id, slug, title } = conference
  const sets = await setsOf({ conferenceId: id, sessionId: null })
  return (
    <SitePage also={['sets', 'planner']}>
      <main className="mx-auto grid max-w-6xl gap-6 px-4 py-8 sm:px-6">
        <div className="grid gap-3">
          <a
            className="flex w-fit items-center gap-1.5 text-meta text-soft hover:text-ink"
            href={actor.isDesk ? `/desk/${slug}` : `/c/${slug}`}
          >
            <ArrowLeft className="size-4" aria-hidden />
            {title}
          </a>
          <div className="flex flex-wrap items-start gap-3">
            <div className="mr-auto">
              <h1 className="text-page leading-tight font-bold">{t('title')}</h1>
              <p className="max-w-[70ch] text-soft">{t('text')}</p>
            </div>
            <a className={buttonClass({ look: 'main' })} href={`/desk/${slug}/sets/new`}>
              <Plus className="size-4" aria-hidden />
              {t('new')}
            </a>
          </div>
        </div>
        {sets.length === 0 && <Empty>{t('none')}</Empty>}
        <ul className="rounded-md border border-line bg-surface shadow-card empty:hidden">
          {sets.map((set) => (
            <SetRow key={set.id} set={set} href={`/desk/${slug}/sets/${set.id}`} />
          ))}
        </ul>
      </main>
    </SitePage>
  )
}
