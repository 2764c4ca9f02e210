'use client'
import { Hourglass } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { usePending, useSlice } from '@/app/_session/hooks'
import { TakeBack } from './question-item'
import { Withheld, Withhold } from './withhold'

/** One's own questions that others do not see: on their way, waiting for a moderator, put away. */
export function OwnQuestions() {
  const t = useTranslations('questions')
  const { asked } = useSlice('questions').own
  const asking = usePending('question.ask')
  if (asked.length === 0 && asking.length === 0) return null
  return (
    <section aria-label={t('own')} className="border-b border-line bg-raised">
      <ul>
        {asked.map(({ questionId, text, state, withheld = false }) => (
          <li key={questionId} className="grid gap-1 px-4 py-3">
            <p className="text-panel wrap-anywhere whitespace-pre-line">{text}</p>
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p className="flex items-center gap-1.5 text-meta text-soft">
                {state === 'pending' && <Hourglass className="size-3.5" aria-hidden />}
                {t(state)}
              </p>
              {withheld && <Withheld />}
              <span className="flex items-center">
                <Withhold questionId={questionId} withheld={withheld} />
                <TakeBack questionId={questionId} />
              </span>
            </div>
          </li>
        ))}
        {asking.map(({ id, command }) => (
          <li key={id} className="grid gap-1 px-4 py-3 opacity-60">
            <p className="text-panel wrap-anywhere whitespace-pre-line">{command.data.text}</p>
            <p className="text-meta text-soft">{t('sending')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
