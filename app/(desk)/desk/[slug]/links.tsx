'use client'
import { Copy, Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Empty, Notice } from '@/app/_ui/notice'
import type { Role } from '@/domain/protocol/standing'
import { useForm } from '../use-form'
import { LinkForm } from './link-form'

const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))
const Dialog = lazily(() => import('@/app/_ui/dialog').then((module) => module.Dialog))

export interface LinkRow {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly from: string
  readonly isWithdrawn: boolean
}

export interface LinksProps {
  readonly conferenceId: string
  readonly links: readonly LinkRow[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly partnerships: readonly {
    readonly id: string
    readonly name: string
    readonly organisationIds: readonly string[]
  }[]
}

interface Made {
  readonly name: string
  readonly link: string
}

/** Who is invited, as what; and the way to withdraw it. */
export function Links({ links, ...rest }: LinksProps) {
  const t = useTranslations('desk')
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  return (
    <section aria-labelledby="links">
      <div className="mb-1 flex flex-wrap items-center gap-3">
        <h2 id="links" className="mr-auto text-title font-bold">
          {t('links')}
        </h2>
        <Button look="main" icon={<Plus className="size-4" aria-hidden />} onClick={() => setAdding(true)}>
          {t('newLink')}
        </Button>
      </div>
      <p className="mb-3 max-w-[70ch] text-meta text-soft">{t('linksText')}</p>
      {made && <Shown made={made} />}
      {links.length === 0 && <Empty>{t('noLinks')}</Empty>}
      <ul className="rounded-md border border-line bg-surface shadow-card empty:hidden">
        {links.map((link) => (
          <Row key={link.id} link={link} onMade={setMade} />
        ))}
      </ul>
      {isAdding && (
        <Suspense>
          <Dialog title={t('newLink')} closeLabel={t('cancel')} onClose={() => setAdding(false)}>
            <LinkForm
              {...rest}
              onDone={(next) => {
                setMade(next)
                setAdding(false)
              }}
            />
          </Dialog>
        </Suspense>
      )}
    </section>
  )
}

function Shown({ made: { name, link } }: { readonly made: Made }) {
  const t = useTranslations('desk')
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true))
  return (
    <div className="mb-3">
      <Notice
        tone="accent"
        role="status"
        action={
          <Button size="small" icon={<Copy className="size-4" aria-hidden />} onClick={copy}>
            {isCopied ? t('copied') : t('copy')}
          </Button>
        }
      >
        <p>{t('linkFor', { name })}</p>
        <p className="font-normal break-all select-all text-ink">{link}</p>
      </Notice>
    </div>
  )
}

function Row({
  link: { id, name, role, from, isWithdrawn },
  onMade,
}: {
  readonly link: LinkRow
  readonly onMade: (made: Made) => void
}) {
  const t = useTranslations('desk')
  const roles = useTranslations('roles')
  const renew = useForm<{ link: string }>(`/api/desk/links/${id}/renew`, ({ link }) => onMade({ name, link }))
  const withdraw = useForm(`/api/desk/links/${id}/withdraw`, () => {})
  const [isWithdrawing, setWithdrawing] = useState(false)
  const problem = renew.problem ?? withdraw.problem
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-0">
      <div className={`mr-auto min-w-0 ${isWithdrawn ? 'opacity-60' : ''}`}>
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          {name}
          <Badge>{roles(role as Role)}</Badge>
          {isWithdrawn && <Badge tone="warn">{t('withdrawn')}</Badge>}
        </p>
        {from && <p className="text-meta text-soft">{from}</p>}
      </div>
      {problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {problem}
        </span>
      )}
      <Button size="small" disabled={renew.busy} onClick={() => void renew.send({})}>
        {t('renew')}
      </Button>
      {!isWithdrawn && (
        <Button size="small" disabled={withdraw.busy} onClick={() => setWithdrawing(true)}>
          {t('withdraw')}
        </Button>
      )}
      {isWithdrawing && (
        <Suspense>
          <ConfirmDialog
            title={t('withdrawTitle', { name })}
            text={t('withdrawText')}
            action={t('withdraw')}
            onConfirm={() => void withdraw.send({})}
            onClose={() => setWithdrawing(false)}
          />
        </Suspense>
      )}
    </li>
  )
}
