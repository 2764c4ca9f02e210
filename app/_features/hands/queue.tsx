'use client'
import { Hand, Mic, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useIsStaff, useMay, useNow, useSlice } from '@/app/_session/hooks'
import { PersonName, useName, useOrigin } from '@/app/_session/person-name'
import { Button, IconButton } from '@/app/_ui/button'
import { Duration } from '@/app/_ui/time'

/** Who wants to speak, in order, and since when. Moderators give the floor here. */
export function HandQueue() {
  const t = useTranslations('hands')
  const { queue } = useSlice('hands').all
  const isStaff = useIsStaff()
  const may = useMay()
  const ask = useAsk()
  const now = useNow()
  if (queue.length === 0) return null
  return (
    <section aria-label={t('queue')} className="border-b border-line bg-warn-soft/50">
      <div className="flex items-center justify-between px-4 pt-3">
        <h3 className="flex items-center gap-2 text-panel font-bold">
          <Hand className="size-4 text-warn" aria-hidden />
          {t('waiting', { count: queue.length })}
        </h3>
        {isStaff && may({ type: 'hand.lower-all', data: {} }) && (
          <Button look="quiet" size="small" onClick={() => void ask({ type: 'hand.lower-all', data: {} })}>
            {t('lowerAll')}
          </Button>
        )}
      </div>
      <ol className="max-h-72 overflow-y-auto px-2 py-2">
        {queue.map(({ participantId, raisedAt }, i) => (
          <li key={participantId} className="flex items-center gap-3 rounded-sm px-2 py-1.5">
            <span className="tabular w-5 shrink-0 text-right text-meta text-soft">{i + 1}</span>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">
                <PersonName id={participantId} />
              </span>
              <span className="block truncate text-meta text-soft">
                <Origin id={participantId} /> <Duration ms={now - raisedAt} />
              </span>
            </span>
            {isStaff && <Floor id={participantId} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Origin({ id }: { readonly id: string }) {
  const origin = useOrigin(id)
  return origin ? <>{origin} · </> : null
}

function Floor({ id }: { readonly id: string }) {
  const t = useTranslations('hands')
  const name = useName(id)
  const ask = useAsk()
  return (
    <>
      <Button
        size="small"
        look="main"
        icon={<Mic className="size-4" aria-hidden />}
        aria-label={t('giveFloorTo', { name })}
        onClick={() => void ask({ type: 'hand.give-floor', data: { participantId: id } })}
      >
        {t('giveFloor')}
      </Button>
      <IconButton
        label={t('lowerOf', { name })}
        onClick={() => void ask({ type: 'hand.lower', data: { participantId: id } })}
      >
        <X className="size-4" aria-hidden />
      </IconButton>
    </>
  )
}
