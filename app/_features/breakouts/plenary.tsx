'use client'
import { Users } from 'lucide-react'
import { Suspense, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useSession } from '@/app/_session/hooks'
import { PersonName } from '@/app/_session/person-name'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import type { BreakoutLayers } from '@/domain/features/breakouts'
import type { Wall } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'

const RoomPeople = lazily(() => import('./room-people').then((module) => module.RoomPeople))

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly wall: Wall
}

/** Who is in the plenary while rooms are open, why, and the way to bring them into a room. Nobody has to say why they stay. */
export function Plenary({ open, wall: { plenary, withoutPlace } }: Props) {
  const t = useTranslations('breakouts')
  const heading = useId()
  const [isShown, setShown] = useState(false)
  const passed = useSession(({ view }) => view.session.breakouts.staff?.passed) ?? []
  const isCalling = withoutPlace.length > 0
  return (
    <section
      aria-labelledby={heading}
      className={`grid gap-3 rounded-md border bg-surface p-4 ${isCalling ? 'border-warn' : 'border-line'}`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <h3 id={heading} className="mr-auto font-bold">
          {t('inPlenary', { count: plenary })}
        </h3>
        {plenary > 0 && (
          <Button size="small" icon={<Users className="size-4" aria-hidden />} onClick={() => setShown(true)}>
            {t('bringIntoRoom')}
          </Button>
        )}
      </div>
      <Names label={t('withoutRoom', { count: withoutPlace.length })} ids={withoutPlace} tone="warn" />
      <Names label={t('passed', { count: passed.length })} ids={passed.map(({ participantId }) => participantId)} />
      <Suspense>
        {isShown && <RoomPeople open={open} room={{ id: MAIN, name: t('plenary') }} onClose={() => setShown(false)} />}
      </Suspense>
    </section>
  )
}

interface NamesProps {
  readonly label: string
  readonly ids: readonly ParticipantId[]
  readonly tone?: 'warn'
}

function Names({ label, ids, tone }: NamesProps) {
  const id = useId()
  if (ids.length === 0) return null
  return (
    <div className="grid gap-1.5">
      <p id={id} className="text-panel text-soft">
        {label}
      </p>
      <ul aria-labelledby={id} className="flex flex-wrap gap-2">
        {ids.map((each) => (
          <li key={each}>
            <Badge {...(tone && { tone })}>
              <PersonName id={each} />
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  )
}
