'use client'
import { useId } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'

interface Props {
  readonly names: readonly string[]
  /** For how many more topics there is space. */
  readonly space: number
  readonly onAdd: (names: readonly string[]) => void
  readonly onLeave: (name: string) => void
}

const MOST_SHOWN = 20

/** What is wished and is no topic: it becomes one, or the wish stays without effect. */
export function UnknownTopics({ names, space, onAdd, onLeave }: Props) {
  const t = useTranslations('planner.wishes')
  const title = useId()
  if (names.length === 0) return null
  return (
    <section aria-labelledby={title} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 id={title} className="mr-auto font-semibold">
          {t('unknown', { count: names.length })}
        </h3>
        {names.length > 1 && (
          <Button size="small" disabled={names.length > space} onClick={() => onAdd(names)}>
            {t('addAll', { count: names.length })}
          </Button>
        )}
      </div>
      <ul aria-labelledby={title} className="grid max-h-56 gap-2 overflow-y-auto">
        {names.slice(0, MOST_SHOWN).map((topic) => (
          <li key={topic} aria-label={topic} className="flex flex-wrap items-center gap-2">
            <span className="mr-auto text-panel wrap-anywhere">{topic}</span>
            <Button
              size="small"
              disabled={space === 0}
              aria-label={t('addNamed', { topic })}
              onClick={() => onAdd([topic])}
            >
              {t('add')}
            </Button>
            <Button size="small" aria-label={t('leaveNamed', { topic })} onClick={() => onLeave(topic)}>
              {t('leave')}
            </Button>
          </li>
        ))}
      </ul>
      {names.length > MOST_SHOWN && (
        <p className="text-meta text-soft">{t('moreUnknown', { count: names.length - MOST_SHOWN })}</p>
      )}
    </section>
  )
}
