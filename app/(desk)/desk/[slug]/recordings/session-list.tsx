'use client'
import { Download, Radio } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { buttonClass } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/notice'
import { nearAndOthers, type SessionHere } from './near-sessions'

const SHEETS = ['attendance', 'questions', 'chat'] as const
const FORMATS = ['xlsx', 'csv'] as const

/** The sessions of a conference: where each is streamed to, and what of it can be taken along as a table. */
export function SessionList({ slug, sessions }: { readonly slug: string; readonly sessions: readonly SessionHere[] }) {
  const t = useTranslations('recordings.sessions')
  const { near, others } = nearAndOthers(sessions)
  return (
    <section aria-labelledby="recorded-sessions" className="grid gap-3">
      <h2 id="recorded-sessions" className="text-title font-bold">
        {t('heading')}
      </h2>
      <p className="max-w-[70ch] text-soft">{t('text')}</p>
      {sessions.length === 0 && <Empty>{t('none')}</Empty>}
      <Rows slug={slug} sessions={near} />
      {others.length > 0 && (
        <details className="grid gap-3">
          <summary className="w-fit cursor-pointer py-2 font-semibold">{t('others', { count: others.length })}</summary>
          <Rows slug={slug} sessions={others} />
        </details>
      )}
    </section>
  )
}

function Rows({ slug, sessions }: { readonly slug: string; readonly sessions: readonly SessionHere[] }) {
  const t = useTranslations('recordings.sessions')
  return (
    <ul className="rounded-md border border-line bg-surface shadow-card empty:hidden">
      {sessions.map(({ id, title, phase }) => (
        <li key={id} aria-label={title} className="grid gap-3 border-b border-line p-4 last:border-0">
          <div className="flex flex-wrap items-center gap-3">
            <h3 className="mr-auto min-w-0 font-bold wrap-anywhere">
              <bdi>{title}</bdi>
            </h3>
            <a
              className={buttonClass({ size: 'small' })}
              href={`/desk/${slug}/recordings/sessions/${id}`}
              aria-label={`${t('stream')}: ${title}`}
            >
              <Radio className="size-4" aria-hidden />
              {t('stream')}
            </a>
          </div>
          {phase !== 'planned' && <Sheets id={id} title={title} />}
        </li>
      ))}
    </ul>
  )
}

function Sheets({ id, title }: { readonly id: string; readonly title: string }) {
  const t = useTranslations('recordings.sessions')
  const sheets = useTranslations('sheets')
  return (
    <details>
      <summary className="w-fit cursor-pointer py-2 text-panel font-semibold">{t('sheets')}</summary>
      <ul aria-label={t('sheetsOf', { title })} className="flex flex-wrap gap-x-6 gap-y-3 pt-2">
        {SHEETS.map((sheet) => (
          <li key={sheet} className="flex flex-wrap items-center gap-2">
            <span className="text-panel">{sheets(sheet)}</span>
            {FORMATS.map((format) => (
              <a
                key={format}
                className={buttonClass({ size: 'small' })}
                href={`/api/desk/sessions/${id}/exports/${sheet}?format=${format}`}
                aria-label={t('sheet', { sheet: sheets(sheet), format: format.toUpperCase() })}
              >
                <Download className="size-4" aria-hidden />
                {format.toUpperCase()}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
