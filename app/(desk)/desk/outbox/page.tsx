import { notFound } from 'next/navigation'
import { db } from '@/app/_data/db'
import { deskActor } from '@/app/_data/desk-actor'
import { requestRegion, translator } from '@/app/_i18n/request'
import { Empty } from '@/app/_ui/notice'
import { SitePage } from '@/app/_ui/site-page'

/** Mails that no server took, for whoever runs the installation. */
export default async function OutboxPage() {
  const actor = await deskActor()
  if (!actor?.operator) notFound()
  const [t, locale, mails] = await Promise.all([
    translator('desk'),
    requestRegion(),
    db().outboxMail.findMany({ orderBy: { createdAt: 'desc' }, take: 100 }),
  ])
  return (
    <SitePage>
      <main className="mx-auto max-w-3xl px-4 py-8 sm:px-6">
        <h1 className="text-page font-bold">{t('outbox')}</h1>
        <p className="mb-5 text-soft">{t('outboxText')}</p>
        {mails.length === 0 && <Empty>{t('outboxEmpty')}</Empty>}
        <ul className="grid gap-4">
          {mails.map(({ id, to, subject, text, createdAt }) => (
            <li key={id} className="rounded-md border border-line bg-surface p-4 shadow-card">
              <p className="font-bold">{subject}</p>
              <p className="text-meta text-soft">
                {to} · {createdAt.toLocaleString(locale)}
              </p>
              <pre className="mt-2 font-sans text-panel wrap-anywhere whitespace-pre-wrap">{text}</pre>
            </li>
          ))}
        </ul>
      </main>
    </SitePage>
  )
}
