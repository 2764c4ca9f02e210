import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { conferenceOfSet, peopleToPlan, readSet } from '@/app/_data/breakout-sets'
import { templateNamesOf } from '@/app/_data/workbook-templates'
import { translator } from '@/app/_i18n/request'
import { SitePage } from '@/app/_ui/site-page'
import { planningAt } from '../planning-at'
import { DeskPlanner } from './desk-planner'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translator('sets'))('title') })

/** The address of a set that is not there yet. */
const NEW = 'new'

/** Plans one set, or a new one. */
export default async function SetPage({ params }: { params: Promise<{ slug: string; id: string }> }) {
  const { slug, id } = await params
  const [t, { conference, actor }] = await Promise.all([translator('sets'), planningAt(slug)])
  const isNew = id === NEW
  if (!isNew && (await conferenceOfSet(id)) !== conference.id) notFound()
  const set = isNew ? null : await readSet(id)
  const [people, templates] = await Promise.all([
    peopleToPlan({ conferenceId: conference.id, sessionId: null }, set?.plan ?? null, actor),
    templateNamesOf(conference.id),
  ])
  return (
    <SitePage isWide also={['sets', 'planner', 'planning', 'roles']}>
      <main className="mx-auto grid max-w-[100rem] gap-3 px-4 py-6 sm:px-6">
        <h1 className="sr-only">{set ? set.name : t('new')}</h1>
        <DeskPlanner
          conferenceId={conference.id}
          path={`/desk/${slug}/sets`}
          set={set}
          people={people}
          templates={templates}
        />
      </main>
    </SitePage>
  )
}
