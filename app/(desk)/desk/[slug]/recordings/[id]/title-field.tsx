import { useTranslations } from 'use-intl/react'
import { TextField } from '@/app/_ui/field'

interface Props {
  readonly title: string
  /** What it is called without a title of its own. */
  readonly session: string
  readonly problem: string | null
  readonly onChange: (title: string) => void
}

export function TitleField({ title, session, problem, onChange }: Props) {
  const t = useTranslations('recordings.edit')
  return (
    <TextField
      label={t('titleField')}
      hint={t('titleHint', { session })}
      dir="auto"
      maxLength={120}
      value={title}
      onChange={(event) => onChange(event.target.value)}
      {...(problem && { error: problem })}
    />
  )
}
