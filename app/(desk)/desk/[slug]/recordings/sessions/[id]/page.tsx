import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { watchingOf } from '@/app/_data/session-watching'
import { targetsOf } from '@/app/_data/stream-targets'
import { translator } from '@/app/_i18n/request'
import { SitePage } from '@/app/_ui/site-page'
import { BackLink } from '../../back-link'
import { conferenceAt } from '../../conference-at'
import { KeepFresh } from '../../keep-fresh'
import { StreamTargets } from './stream-targets'
import { WatchingForm } from './watching-form'

interface Props {
  readonly params: Promise<{ readonly slug: string; readonly id: string }>
}

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translator('recordings'))('streams.title'),
})

/** Where a session is streamed to, and who may watch it live. */
export default async function StreamPage({ params }: Props) {
  const { slug, id } = await params
  const [t, conference] = await Promise.all([translator('recordings'), conferenceAt(slug)])
  const session = conference.sessions.find((each) => each.id === id)
  if (!session) notFound()
  const [targets, watching] = await Promise.all([targetsOf(id), watchingOf(id)])
  return (
    <SitePage also={['recordings']}>
      <main className="mx-auto grid max-w-3xl gap-10 px-4 py-8 sm:px-6">
        <div className="grid gap-3">
          <BackLink href={`/desk/${slug}/recordings`}>{t('backToList')}</BackLink>
          <h1 className="text-page leading-tight font-bold wrap-anywhere">
            {t('streams.title')}: <bdi>{session.title}</bdi>
          </h1>
        </div>
        <section aria-labelledby="live-audience" className="grid gap-4">
          <h2 id="live-audience" className="text-title font-bold">
            {t('audience.liveHeading')}
          </h2>
          <WatchingForm id={id} now={watching} />
        </section>
        <StreamTargets sessionId={id} targets={targets} />
        <KeepFresh while={session.phase === 'open' || session.phase === 'live'} />
      </main>
    </SitePage>
  )
}
