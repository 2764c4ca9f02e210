'use client'
import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Empty } from '@/app/_ui/notice'
import { ShownLink } from '../../shown-link'
import { InvitedList } from './invited-list'

const InvitedDialog = lazily(() => import('./invited-dialog').then((module) => module.InvitedDialog))

/** Somebody who has a personal link. */
export interface InvitedPerson {
  /** Of the link that counts, or else of the last one. */
  readonly id: string
  readonly name: string
  readonly role: string
  readonly organisationId: string | null
  readonly partnershipId: string | null
  /** ISO 639-1. */
  readonly languages: readonly string[]
  readonly isWithdrawn: boolean
}

/** For whom people can come. */
export interface Surroundings {
  readonly conferenceId: string
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly partnerships: readonly {
    readonly id: string
    readonly name: string
    readonly organisationIds: readonly string[]
  }[]
}

/** A link that was just issued. */
export interface Made {
  readonly name: string
  readonly link: string
}

interface Props extends Surroundings {
  readonly people: readonly InvitedPerson[]
}

/** Who is invited, as what; and what can be done with it. */
export function Invited({ people, ...around }: Props) {
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
      {made && (
        <div className="mb-3">
          <ShownLink key={made.link} label={t('linkFor', { name: made.name })} link={made.link} />
        </div>
      )}
      {people.length === 0 && <Empty>{t('noLinks')}</Empty>}
      <InvitedList people={people} around={around} onMade={setMade} />
      {isAdding && (
        <Suspense>
          <InvitedDialog
            {...around}
            title={t('newLink')}
            path="/api/desk/links"
            submit={t('create')}
            known={null}
            onDone={(name, { link = '' }) => {
              setMade({ name, link })
              setAdding(false)
            }}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
    </section>
  )
}
