'use client'
import { EyeOff } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { IconButton } from '@/app/_ui/button'

/** On a question that no replay shows. */
export function Withheld() {
  const t = useTranslations('questions')
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <EyeOff className="size-3.5 shrink-0" aria-hidden />
      {t('withheld')}
    </span>
  )
}

/** Keeps one's own question out of the replay, or gives it back. */
export function Withhold({ questionId, withheld }: { readonly questionId: string; readonly withheld: boolean }) {
  const t = useTranslations('questions')
  const ask = useAsk()
  return (
    <IconButton
      label={t('withhold')}
      aria-pressed={withheld}
      className={withheld ? 'bg-accent-soft text-accent' : ''}
      onClick={() => void ask({ type: 'question.withhold', data: { questionId, withheld: !withheld } })}
    >
      <EyeOff className="size-4" aria-hidden />
    </IconButton>
  )
}
