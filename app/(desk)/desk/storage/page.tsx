import { statfs } from 'node:fs/promises'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { deskActor } from '@/app/_data/desk-actor'
import { type Stored, storedRecordings } from '@/app/_data/retention'
import { getSettings } from '@/app/_data/settings'
import { requestRegion, translator } from '@/app/_i18n/request'
import { bytesIn } from '@/app/_ui/bytes'
import { Empty } from '@/app/_ui/notice'
import { SitePage } from '@/app/_ui/site-page'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translator('recordings'))('storage.title'),
})

/** What recordings take of the disk and when it is free again, for whoever runs the installation. */
export default async function StoragePage() {
  const actor = await deskActor()
  if (!actor?.operator) notFound()
  const [t, locale, stored, disk] = await Promise.all([
    translator('recordings'),
    requestRegion(),
    storedRecordings(),
    statfs(getSettings().AUFTAKT_DATA),
  ])
  const size = bytesIn(locale)
  const taken = stored.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <SitePage>
      <main className="mx-auto grid max-w-5xl gap-4 px-4 py-8 sm:px-6">
        <h1 className="text-page font-bold">{t('storage.title')}</h1>
        <p className="text-soft">{t('storage.text')}</p>
        <p className="tabular font-semibold">
          {t('storage.total', { size: size(taken), free: size(disk.bavail * disk.bsize) })}
        </p>
        {stored.length === 0 ? <Empty>{t('storage.none')}</Empty> : <Table {...{ stored, locale, size }} />}
      </main>
    </SitePage>
  )
}

interface TableProps {
  readonly stored: readonly Stored[]
  readonly locale: string
  readonly size: (bytes: number) => string
}

async function Table({ stored, locale, size }: TableProps) {
  const t = await translator('recordings')
  const day = (at: number, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(at)
  const heads = ['conference', 'session', 'recorded', 'size', 'until'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse moves a wide table by keyboard
    <section aria-label={t('storage.title')} tabIndex={0} className="overflow-x-auto">
      <table className="tabular w-full rounded-md border border-line bg-surface text-panel [&_td]:p-3 [&_th]:p-3">
        <thead>
          <tr className="border-b border-line text-left">
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`storage.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stored.map(({ id, conference, session, startedAt, timeZone, bytes, keepUntil }) => (
            <tr key={id} className="border-b border-line last:border-0">
              <td>{conference}</td>
              <td>{session}</td>
              <td>{day(startedAt, timeZone)}</td>
              <td>{size(bytes)}</td>
              <td>{keepUntil === null ? t('storage.never') : day(keepUntil, timeZone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
