'use client'
import { Check, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { usePending, useSlice } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/field'
import { Author } from './question-item'
import { Withheld } from './withhold'

/** What waits for a moderator, and whether questions wait at all. */
export function Moderation() {
  const t = useTranslations('questions')
  const { all, staff } = useSlice('questions')
  const ask = useAsk()
  const switching = usePending('questions.moderate').at(-1)?.command.data.on
  const pending = staff?.pending ?? []
  return (
    <div className="shrink-0 border-b border-line bg-raised">
      <div className="px-4 py-1.5">
        <Checkbox
          label={t('moderated')}
          checked={switching ?? all.moderated}
          onChange={(event) => void ask({ type: 'questions.moderate', data: { on: event.target.checked } })}
        />
      </div>
      {pending.length > 0 && (
        <section aria-label={t('waiting')} className="max-h-[45dvh] overflow-y-auto border-t border-line">
          <h3 className="px-4 pt-2 text-meta font-bold text-warn">{t('waitingCount', { count: pending.length })}</h3>
          <ul>
            {pending.map(({ questionId, participantId, text, withheld }) => (
              <li
                key={questionId}
                data-question={questionId}
                data-pending
                // biome-ignore lint/a11y/noNoninteractiveTabindex: shortcuts act on the question that has the focus
                tabIndex={0}
                className="grid gap-1.5 border-b border-line px-4 py-3 last:border-0"
              >
                <p className="text-panel wrap-anywhere whitespace-pre-line">{text}</p>
                <p className="flex flex-wrap gap-x-2 text-meta text-soft">
                  <Author id={participantId} />
                  {withheld && <Withheld />}
                </p>
                <div className="flex gap-2">
                  <Button
                    size="small"
                    look="main"
                    icon={<Check className="size-4" aria-hidden />}
                    onClick={() => void ask({ type: 'question.approve', data: { questionId } })}
                  >
                    {t('approve')}
                  </Button>
                  <Button
                    size="small"
                    icon={<X className="size-4" aria-hidden />}
                    onClick={() => void ask({ type: 'question.dismiss', data: { questionId } })}
                  >
                    {t('dismiss')}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="px-4 py-1.5 text-meta text-soft max-wide:hidden">{t('shortcuts')}</p>
    </div>
  )
}
