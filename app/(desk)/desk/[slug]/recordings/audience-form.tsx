'use client'
import { type FormEvent, Suspense, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { lazily } from '@/app/_ui/lazily'
import { AUDIENCES, type Audience, isForStrangers, isWider } from '@/domain/recording/audience'
import { ShownLink } from '../../shown-link'
import { useForm } from '../../use-form'
import { Outcome } from './outcome'
import { PageAddress } from './page-address'

const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))

export interface AudienceNow {
  readonly audience: Audience
  readonly hasLink: boolean
  /** The last day on which the link is good, as 2026-11-24; null for ever. */
  readonly linkUntil: string | null
  /** Where those watch who may. */
  readonly address: string
}

interface Props {
  /** Where it is kept; a new link is asked for below it. */
  readonly path: string
  readonly linkPath: string
  readonly now: AudienceNow
  /** Sent along: what the next change must know. */
  readonly also: object
  readonly onChanged: (result: { edition?: number }) => void
  /** It goes out just now, or is published: before strangers see it, it is asked for once more. */
  readonly isShown?: 'live' | 'published' | null
}

/** Who may watch, and the link for whoever has it. What is chosen counts at once: what is published is what one sees. */
export function AudienceForm({ path, linkPath, now, also, onChanged, isShown = null }: Props) {
  const t = useTranslations('recordings.audience')
  const name = useId()
  const [audience, setAudience] = useState(now.audience)
  const [isSaved, setSaved] = useState(false)
  const [asked, setAsked] = useState<Audience | null>(null)
  const { busy, problem, send } = useForm<{ edition?: number }>(path, (result) => {
    setSaved(true)
    onChanged(result)
  })
  const apply = (wanted: Audience, linkUntil: string | null) => {
    setAudience(wanted)
    setSaved(false)
    // What was refused is not shown as if it were so.
    void send({ ...also, audience: wanted, linkUntil: wanted === 'link' ? linkUntil : null }).then((isKept) => {
      if (!isKept) setAudience(audience)
    })
  }
  const choose = (wanted: Audience) => {
    if (isShown !== null && isForStrangers(wanted) && isWider(wanted, audience)) setAsked(wanted)
    else apply(wanted, now.linkUntil)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    apply('link', String(new FormData(event.currentTarget).get('until') ?? '') || null)
  }
  return (
    <div className="grid gap-3">
      <form onSubmit={onSubmit} className="grid gap-2">
        {AUDIENCES.map((each) => (
          <label key={each} className="flex min-h-9 items-center gap-2 text-panel">
            <input
              type="radio"
              name={name}
              value={each}
              checked={audience === each}
              disabled={busy}
              onChange={() => choose(each)}
              className="size-5 shrink-0 accent-(--accent)"
            />
            {t(each)}
          </label>
        ))}
        {audience === 'link' && (
          <div className="max-w-xs">
            <TextField label={t('linkUntil')} name="until" type="date" defaultValue={now.linkUntil ?? ''} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-3">
          {audience === 'link' && (
            <Button type="submit" size="small" disabled={busy}>
              {t('save')}
            </Button>
          )}
          <Outcome problem={problem}>{isSaved && t('saved')}</Outcome>
        </div>
      </form>
      <PageAddress audience={audience} address={now.address} />
      {audience === 'link' && now.audience === 'link' && (
        <Link path={linkPath} hasLink={now.hasLink} also={also} onChanged={onChanged} />
      )}
      {asked !== null && isShown !== null && (
        <Suspense>
          <ConfirmDialog
            title={t(`asked.${isShown}.title`, { audience: t(asked) })}
            text={t(`asked.${isShown}.text`)}
            action={t('asked.action')}
            onConfirm={() => apply(asked, now.linkUntil)}
            onClose={() => setAsked(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

function Link({
  path,
  hasLink,
  also,
  onChanged,
}: { readonly path: string; readonly hasLink: boolean } & Pick<Props, 'also' | 'onChanged'>) {
  const t = useTranslations('recordings.audience')
  const [link, setLink] = useState<string | null>(null)
  const { busy, problem, send } = useForm<{ link: string; edition?: number }>(path, (made) => {
    setLink(made.link)
    onChanged(made)
  })
  return (
    <div className="grid gap-2">
      {link && <ShownLink label={t('linkShown')} link={link} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="small" disabled={busy} onClick={() => void send(also)}>
          {t(hasLink || link ? 'newLink' : 'firstLink')}
        </Button>
        {problem && (
          <span role="alert" className="text-meta font-semibold text-live">
            {problem}
          </span>
        )}
        {(hasLink || link) && <span className="text-meta text-soft">{t('linkReplaces')}</span>}
      </div>
    </div>
  )
}
