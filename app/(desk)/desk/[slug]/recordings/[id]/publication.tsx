'use client'
import { ExternalLink, Globe, GlobeLock } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Review } from '@/app/_data/recording-review'
import { Button, buttonClass } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Notice } from '@/app/_ui/notice'
import { useForm } from '../../../use-form'
import { AudienceForm } from '../audience-form'
import { TakeAlong } from './take-along'

const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))

interface Props {
  readonly review: Review
  readonly slug: string
  readonly locale: string
  readonly timeZone: string
  readonly edition: number
  /** Something is not saved: what would be published is not what is seen here. */
  readonly isChanged: boolean
  readonly onEdition: (edition: number) => void
}

/** Who may watch, since when, and until when it is kept. */
export function Publication(props: Props) {
  const { review, edition, onEdition } = props
  const t = useTranslations('recordings.audience')
  const { id, keepUntil } = review
  return (
    <section aria-labelledby="audience" className="grid gap-4">
      <h2 id="audience" className="text-title font-bold">
        {t('heading')}
      </h2>
      <AudienceForm
        path={`/api/desk/recordings/${id}/audience`}
        linkPath={`/api/desk/recordings/${id}/link`}
        now={review}
        also={{ edition }}
        onChanged={(result) => result.edition !== undefined && onEdition(result.edition)}
        isShown={review.state === 'published' ? 'published' : null}
      />
      <TakeAlong review={review} edition={edition} onEdition={onEdition} />
      <PublishButton {...props} />
      {keepUntil !== null && <Kept {...props} keepUntil={keepUntil} />}
      <DeleteButton {...props} />
    </section>
  )
}

function PublishButton({ review, edition, isChanged, onEdition }: Props) {
  const t = useTranslations('recordings.audience')
  const [isAsking, setAsking] = useState(false)
  const { id, sessionId, state, audience } = review
  const { busy, problem, send } = useForm<{ edition: number }>(`/api/desk/recordings/${id}/publish`, (result) =>
    onEdition(result.edition),
  )
  const isPublished = state === 'published'
  return (
    <div className="flex flex-wrap items-center gap-3">
      {isPublished ? (
        <Button icon={<GlobeLock className="size-4" aria-hidden />} disabled={busy} onClick={() => setAsking(true)}>
          {t('unpublish')}
        </Button>
      ) : (
        <Button
          look="main"
          icon={<Globe className="size-4" aria-hidden />}
          disabled={busy || isChanged}
          onClick={() => setAsking(true)}
        >
          {t('publish')}
        </Button>
      )}
      {isPublished && (
        <a className={buttonClass({ look: 'quiet' })} href={`/replay/${sessionId}?recording=${id}`}>
          <ExternalLink className="size-4" aria-hidden />
          {t('toReplay')}
        </a>
      )}
      {!isPublished && isChanged && <span className="text-meta text-soft">{t('saveFirst')}</span>}
      {problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {problem}
        </span>
      )}
      {isAsking && (
        <Suspense>
          <ConfirmDialog
            {...(isPublished
              ? { title: t('unpublishTitle'), text: t('unpublishText'), action: t('unpublish') }
              : {
                  title: t('publishTitle', { audience: t(audience) }),
                  text: t('publishText'),
                  action: t('publishAction'),
                })}
            harmless={!isPublished}
            onConfirm={() => void send({ edition, published: !isPublished })}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </div>
  )
}

function Kept({
  review: { id },
  locale,
  timeZone,
  edition,
  onEdition,
  keepUntil,
}: Props & { readonly keepUntil: number }) {
  const t = useTranslations('recordings.retention')
  const { busy, problem, send } = useForm<{ edition: number }>(`/api/desk/recordings/${id}/keep`, (result) =>
    onEdition(result.edition),
  )
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(keepUntil)
  return (
    <Notice
      tone="warn"
      action={
        <Button size="small" disabled={busy} onClick={() => void send({ edition })}>
          {t('longer')}
        </Button>
      }
    >
      {problem ?? t('on', { date })}
    </Notice>
  )
}

function DeleteButton({ review: { id, title, session }, slug }: Props) {
  const t = useTranslations('recordings')
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const { busy, problem, send } = useForm(`/api/desk/recordings/${id}/delete`, () =>
    router.push(`/desk/${slug}/recordings`),
  )
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <Button size="small" className="text-live" disabled={busy} onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {problem}
        </span>
      )}
      {isAsking && (
        <Suspense>
          <ConfirmDialog
            title={t('deleteTitle', { title: title ?? session })}
            text={t('deleteText')}
            action={t('delete')}
            onConfirm={() => void send({})}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </div>
  )
}
