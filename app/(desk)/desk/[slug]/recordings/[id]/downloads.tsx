'use client'
import { Download as Icon } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import type { Download } from '@/app/_data/recording-downloads'
import { Button, buttonClass } from '@/app/_ui/button'
import { useBytes } from '@/app/_ui/use-bytes'
import { DOWNLOAD_KINDS, type DownloadKind } from '@/domain/recording/watching'
import { useForm } from '../../../use-form'
import { KeepFresh } from '../keep-fresh'

/** Files to take along: those that are there, and how far the others are. */
export function Downloads({ id, downloads }: { readonly id: string; readonly downloads: readonly Download[] }) {
  const t = useTranslations('recordings.downloads')
  const { busy, problem, send } = useForm(`/api/desk/recordings/${id}/downloads`, () => {})
  const of = (kind: DownloadKind) => downloads.find((each) => each.kind === kind) ?? null
  const isMissing = DOWNLOAD_KINDS.some((kind) => of(kind) === null)
  const hasFailed = downloads.some(({ state }) => state === 'failed')
  return (
    <section aria-labelledby="downloads" className="grid gap-3">
      <h2 id="downloads" className="text-title font-bold">
        {t('heading')}
      </h2>
      <p className="text-meta text-soft">{t('text')}</p>
      <ul className="grid gap-3">
        {DOWNLOAD_KINDS.map((kind) => (
          <Row key={kind} id={id} kind={kind} download={of(kind)} />
        ))}
      </ul>
      {(isMissing || hasFailed) && (
        <Button size="small" className="w-fit" disabled={busy} onClick={() => void send({})}>
          {t(hasFailed ? 'again' : 'make')}
        </Button>
      )}
      {problem && (
        <p role="alert" className="text-meta font-semibold text-live">
          {problem}
        </p>
      )}
      <KeepFresh while={downloads.some(({ state }) => state === 'waiting' || state === 'making')} />
    </section>
  )
}

interface RowProps {
  readonly id: string
  readonly kind: DownloadKind
  readonly download: Download | null
}

function Row({ id, kind, download }: RowProps) {
  const t = useTranslations('recordings.downloads')
  const name = t(`kinds.${kind}`)
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="mr-auto min-w-0 flex-[1_1_14rem]">
        <p className="font-semibold">{name}</p>
        <p className="text-meta text-soft">{t(`about.${kind}`)}</p>
      </div>
      {download?.state === 'ready' ? <Link id={id} download={download} /> : <Progress download={download} />}
    </li>
  )
}

function Link({ id, download: { kind, bytes } }: { readonly id: string; readonly download: Download }) {
  const t = useTranslations('recordings.downloads')
  const size = useBytes()
  return (
    <a
      className={buttonClass({ size: 'small' })}
      href={`/api/desk/recordings/${id}/downloads/${kind}`}
      aria-label={t('download', { kind: t(`kinds.${kind}`) })}
    >
      <Icon className="size-4" aria-hidden />
      {size(bytes ?? 0)}
    </a>
  )
}

function Progress({ download }: { readonly download: Download | null }) {
  const t = useTranslations('recordings.downloads')
  const look = 'tabular text-meta text-soft'
  if (!download) return <span className={look}>{t('notMade')}</span>
  const { state, progress, problem } = download
  if (state === 'failed') return <span className="text-meta text-warn">{t('failed', { code: problem ?? '–' })}</span>
  if (state === 'waiting') return <span className={look}>{t('waiting')}</span>
  return (
    <span className={`${look} flex items-center gap-2`}>
      <progress
        className="h-2 w-24 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        max={100}
        value={progress}
        aria-hidden
      />
      {t('making', { progress })}
    </span>
  )
}
