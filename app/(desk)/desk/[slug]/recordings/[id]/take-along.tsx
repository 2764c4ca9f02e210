'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Review } from '@/app/_data/recording-review'
import { Checkbox } from '@/app/_ui/field'
import { useForm } from '../../../use-form'
import { Outcome } from '../outcome'

interface Props {
  readonly review: Review
  readonly edition: number
  readonly onEdition: (edition: number) => void
}

/** Whether those who may watch find its files as well. It counts, and is shown as chosen, once it is kept. */
export function TakeAlong({ review: { id, takeAlong }, edition, onEdition }: Props) {
  const t = useTranslations('recordings.audience')
  const [isChosen, setChosen] = useState(takeAlong)
  const [isSaved, setSaved] = useState(false)
  const { busy, problem, send } = useForm<{ edition: number }>(`/api/desk/recordings/${id}/take-along`, (result) => {
    setChosen((before) => !before)
    setSaved(true)
    onEdition(result.edition)
  })
  const change = () => {
    setSaved(false)
    void send({ edition, takeAlong: !isChosen })
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Checkbox label={t('takeAlong')} checked={isChosen} disabled={busy} onChange={change} />
      <Outcome problem={problem}>{isSaved && t('saved')}</Outcome>
    </div>
  )
}
