'use client'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { inputClass } from '@/app/_ui/field'

/** Answers a question in writing, for all to read. */
export function ReplyDialog({
  questionId,
  question,
  onClose,
}: {
  readonly questionId: string
  readonly question: string
  readonly onClose: () => void
}) {
  const t = useTranslations('questions')
  const id = useId()
  const [text, setText] = useState('')
  const ask = useAsk()
  const send = async () => {
    const ack = await ask({ type: 'question.reply', data: { questionId, text: text.trim() } })
    if (ack.ok) onClose()
  }
  return (
    <Dialog title={t('reply')} closeLabel={t('cancel')} onClose={onClose}>
      <blockquote className="border-l-3 border-accent pl-3 wrap-anywhere">{question}</blockquote>
      <label htmlFor={id} className="font-semibold">
        {t('yourAnswer')}
      </label>
      <textarea
        id={id}
        rows={5}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={inputClass}
      />
      <div className="flex justify-end gap-3">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="main" disabled={text.trim() === ''} onClick={() => void send()}>
          {t('publish')}
        </Button>
      </div>
    </Dialog>
  )
}
