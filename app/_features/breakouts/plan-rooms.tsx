'use client'
import { type ComponentProps, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { PlannerMessages } from '@/app/_i18n/planner-messages'
import { useRefusalText } from '@/app/_i18n/refusal'
import { SetPlanner } from '@/app/_planner/set-planner'
import { usePlace } from '@/app/_room/place'
import { Notice, Waiting } from '@/app/_ui/notice'
import { BackButton } from './back-button'
import type { Planned } from './sets'

type Known = Pick<ComponentProps<typeof SetPlanner>, 'set' | 'people' | 'templates'>

interface Props extends Planned {
  readonly onDone: () => void
}

/** The planner in the room: guests of this session can be placed too. */
export function PlanRooms({ conference, set, onDone }: Props) {
  const t = useTranslations('breakouts')
  const text = useRefusalText()
  const known = useKnown(set)
  return (
    <div className="mx-auto grid max-w-[100rem] gap-3">
      <BackButton onClick={onDone}>{t('backToSets')}</BackButton>
      {known === null && <Waiting>{t('loading')}</Waiting>}
      {known && 'code' in known && (
        <Notice tone="warn" role="alert">
          {text(known.code)}
        </Notice>
      )}
      {known && 'people' in known && (
        <PlannerMessages fallback={<Waiting>{t('loading')}</Waiting>}>
          <SetPlanner conferenceId={conference} {...known} />
        </PlannerMessages>
      )}
    </div>
  )
}

function useKnown(set: string | null): Known | { readonly code: string } | null {
  const { sessionId } = usePlace()
  const [known, setKnown] = useState<Known | { readonly code: string } | null>(null)
  useEffect(() => {
    let gone = false
    fetch(`/api/sets/${set ?? 'people'}?session=${encodeURIComponent(sessionId)}`)
      .then(async (answer) => {
        const body = (await answer.json()) as Known & { readonly code?: string }
        return answer.ok ? { ...body, set: body.set ?? null } : { code: body.code ?? 'unavailable' }
      })
      .catch(() => ({ code: 'offline' }))
      .then((next) => !gone && setKnown(next))
    return () => {
      gone = true
    }
  }, [set, sessionId])
  return known
}
