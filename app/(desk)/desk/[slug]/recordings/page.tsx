import type { Metadata } from 'next'
import { recordingsOf } from '@/app/_data/recordings'
import { dueSoon } from '@/app/_data/retention'
import { requestRegion, translator } from '@/app/_i18n/request'
import { Empty, Notice } from '@/app/_ui/notice'
import { SitePage } from '@/app/_ui/site-page'
import { BackLink } from './back-link'
import { conferenceAt } from './conference-at'
import { KeepFresh } from './keep-fresh'
import { RecordingRow } from './recording-row'
import { Retention } from './retention'
import { SessionList } from './session-list'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translator('recordings'))('title') })

const MOVING = ['starting', 'live', 'stopping', 'deleting']

/** What was recorded in a conference, how long it stays, and where its sessions are streamed to. */
export default async function RecordingsPage({ params }: { params: Promise<{ slug: string }> }) {
  const [t, locale, conference] = await Promise.all([
    translator('recordings'),
    requestRegion(),
    params.then(({ slug }) => conferenceAt(slug)),
  ])
  const { id, slug, title, timeZone, recordingDays, sessions } = conference
  const [recordings, due] = await Promise.all([recordingsOf(id), dueSoon([id])])
  return (
    <SitePage also={['recordings', 'sheets']}>
      <main className="mx-auto grid max-w-6xl gap-10 px-4 py-8 sm:px-6">
        <div className="grid gap-3">
          <BackLink href={`/desk/${slug}`}>{title}</BackLink>
          <h1 className="text-page leading-tight font-bold">{t('title')}</h1>
          <p className="max-w-[70ch] text-soft">{t('text')}</p>
          {due > 0 && <Notice tone="warn">{t('retention.soon', { count: due })}</Notice>}
        </div>
        <section aria-label={t('title')}>
          {recordings.length === 0 && <Empty>{t('none')}</Empty>}
          <ul className="rounded-md border border-line bg-surface shadow-card empty:hidden">
            {recordings.map((recording) => (
              <RecordingRow key={recording.id} recording={recording} at={{ slug, timeZone, locale }} />
            ))}
          </ul>
          <KeepFresh while={recordings.some(({ state }) => MOVING.includes(state))} />
        </section>
        <Retention conferenceId={id} days={recordingDays} />
        <SessionList slug={slug} sessions={sessions} />
      </main>
    </SitePage>
  )
}
