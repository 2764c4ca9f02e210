'use client'
import { Ellipsis, Pencil } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { languageNamesIn } from '@/app/_i18n/spoken'
import { Badge } from '@/app/_ui/badge'
import { IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { Role } from '@/domain/protocol/standing'
import { useForm } from '../../use-form'
import type { InvitedPerson, Made, Surroundings } from './invited'

const InvitedDialog = lazily(() => import('./invited-dialog').then((module) => module.InvitedDialog))

interface Props {
  readonly person: InvitedPerson
  /** Names of those for whom they come. */
  readonly from: readonly string[]
  readonly around: Surroundings
  readonly onMade: (made: Made) => void
}

/** Somebody who is invited: who they are, and what can be changed or withdrawn. */
export function InvitedRow({ person, from, around, onMade }: Props) {
  const t = useTranslations('desk')
  const roles = useTranslations('roles')
  const languageOf = languageNamesIn(useLocale())
  const { id, name, role, languages, isWithdrawn } = person
  const renew = useForm<{ link: string }>(`/api/desk/links/${id}/renew`, ({ link }) => onMade({ name, link }))
  const withdraw = useForm(`/api/desk/links/${id}/withdraw`, () => {})
  const [isChanging, setChanging] = useState(false)
  const problem = renew.problem ?? withdraw.problem
  const spoken = languages.map(languageOf).join(', ')
  return (
    <li aria-label={name} className="flex items-center gap-1 border-b border-line py-2 pr-2 pl-4 last:border-0">
      <div className={`mr-auto min-w-0 ${isWithdrawn ? 'opacity-60' : ''}`}>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold wrap-anywhere">
          {name}
          <Badge>{roles(role as Role)}</Badge>
          {isWithdrawn && <Badge tone="warn">{t('withdrawn')}</Badge>}
        </p>
        <p className="text-meta text-soft">{[...from, spoken].filter(Boolean).join(' · ')}</p>
        {problem && (
          <p role="alert" className="text-meta font-semibold text-live">
            {problem}
          </p>
        )}
      </div>
      <IconButton label={t('changePerson', { name })} onClick={() => setChanging(true)}>
        <Pencil className="size-4" aria-hidden />
      </IconButton>
      <LazyMenu
        entries={[
          { label: t('renew'), disabled: renew.busy, onSelect: () => void renew.send({}) },
          ...(isWithdrawn
            ? []
            : [
                {
                  label: t('withdraw'),
                  danger: true,
                  confirm: { title: t('withdrawTitle', { name }), text: t('withdrawText') },
                  onSelect: () => void withdraw.send({}),
                },
              ]),
        ]}
        trigger={(props) => (
          <IconButton label={t('actionsFor', { name })} {...props}>
            <Ellipsis className="size-4" aria-hidden />
          </IconButton>
        )}
      />
      {isChanging && (
        <Suspense>
          <InvitedDialog
            {...around}
            title={name}
            path={`/api/desk/links/${id}`}
            submit={t('save')}
            known={person}
            onDone={() => setChanging(false)}
            onClose={() => setChanging(false)}
          />
        </Suspense>
      )}
    </li>
  )
}
