'use client'
import { LayoutGrid, Plus } from 'lucide-react'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { usePlace } from '@/app/_room/place'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Empty, Notice, Waiting } from '@/app/_ui/notice'
import { BackButton } from './back-button'

const OpenDialog = lazily(() => import('./open-dialog').then((module) => module.OpenDialog))

/** A prepared set, as the list tells. */
export interface SetSummary {
  readonly id: string
  readonly name: string
  readonly way: string
  readonly rooms: number
  readonly placed: number
  readonly unplaced: number
  readonly unmet: number
}
type Sets = { readonly conference: string; readonly sets: readonly SetSummary[] }
type Known = Sets | { readonly code: string } | null

/** What is to be planned: a set, or with null a new one. */
export interface Planned {
  readonly conference: string
  readonly set: string | null
}

interface Props {
  readonly onPlan: (planned: Planned) => void
  /** Back to the rooms that are open meanwhile; null when none are. */
  readonly onBack: (() => void) | null
}

/** The sets that lie ready: look at them, change them, open one. */
export function Sets({ onPlan, onBack }: Props) {
  const t = useTranslations('breakouts')
  const text = useRefusalText()
  const [known, look] = useSets()
  const [opening, setOpening] = useState<SetSummary | null>(null)
  if (known === null) return <Waiting>{t('loading')}</Waiting>
  if ('code' in known) {
    return (
      <Notice
        tone="warn"
        role="alert"
        action={
          <Button size="small" onClick={look}>
            {t('again')}
          </Button>
        }
      >
        {text(known.code)}
      </Notice>
    )
  }
  const { conference } = known
  const plan = (
    <Button
      look={known.sets.length === 0 ? 'main' : 'plain'}
      icon={<Plus className="size-4" aria-hidden />}
      onClick={() => onPlan({ conference, set: null })}
    >
      {t('planRooms')}
    </Button>
  )
  const back = onBack && <BackButton onClick={onBack}>{t('backToRooms')}</BackButton>
  if (known.sets.length === 0) {
    return (
      <>
        {back}
        <Empty icon={<LayoutGrid className="size-8" aria-hidden />} action={plan}>
          {t('noSets')}
        </Empty>
      </>
    )
  }
  return (
    <div className="mx-auto grid max-w-4xl gap-4">
      {back}
      <div className="flex flex-wrap items-center gap-3">
        <p className="mr-auto text-soft">{onBack ? t('setsForLater') : t('setsReady')}</p>
        {plan}
      </div>
      <ul aria-label={t('sets')} className="grid gap-3">
        {known.sets.map((set) => (
          <SetRow
            key={set.id}
            set={set}
            onOpen={onBack ? null : () => setOpening(set)}
            onPlan={() => onPlan({ conference, set: set.id })}
          />
        ))}
      </ul>
      {opening && (
        <Suspense>
          <OpenDialog set={opening} onClose={() => setOpening(null)} />
        </Suspense>
      )}
    </div>
  )
}

interface RowProps {
  readonly set: SetSummary
  /** Null while other rooms are open. */
  readonly onOpen: (() => void) | null
  readonly onPlan: () => void
}

function SetRow({ set, onOpen, onPlan }: RowProps) {
  const t = useTranslations('breakouts')
  const { name, rooms, placed, unplaced, unmet } = set
  return (
    <li
      aria-label={name}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md border border-line bg-surface p-4 shadow-card"
    >
      <div className="mr-auto min-w-0 flex-[1_1_14rem]">
        <h3 className="font-bold wrap-anywhere">{name}</h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-soft">
          <span>{t('setCounts', { rooms, placed, unplaced })}</span>
          {unmet > 0 && <Badge tone="warn">{t('setUnmet', { count: unmet })}</Badge>}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onPlan} aria-label={`${t('lookAndChange')}: ${name}`}>
          {t('lookAndChange')}
        </Button>
        {onOpen && (
          <Button look="main" disabled={rooms === 0} onClick={onOpen} aria-label={`${t('open')}: ${name}`}>
            {t('open')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** The sets of this conference; null until they are known. */
function useSets(): [Known, () => void] {
  const { sessionId } = usePlace()
  const [known, setKnown] = useState<Known>(null)
  const look = useCallback(() => {
    fetch(`/api/sets?session=${encodeURIComponent(sessionId)}`)
      .then(async (answer) => {
        const body = (await answer.json()) as Sets & { code?: string }
        setKnown(answer.ok ? body : { code: body.code ?? 'unavailable' })
      })
      .catch(() => setKnown({ code: 'offline' }))
  }, [sessionId])
  useEffect(look, [look])
  return [known, look]
}
