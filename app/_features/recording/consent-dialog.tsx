'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useSession } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { CONSENT_TEXT } from '@/domain/features/recording'
import { Choice } from './choice'
import { ANSWERS, type Answer, useAnswer } from './use-answer'

/** The text that somebody agrees to, or does not. Nothing is chosen beforehand, and no key agrees by accident. */
export function ConsentDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('recording')
  const streams = useSession(({ view }) => view.session.recording.all.running?.streams ?? false)
  const [choice, setChoice] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const answer = useAnswer()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (choice === null) return
    setBusy(true)
    const isDone = await answer(choice, streams)
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <Dialog
      title={t('consent.title', { streams: String(streams) })}
      text={t(`consentText.${CONSENT_TEXT}.${streams ? 'streams' : 'records'}`)}
      closeLabel={t('consent.later')}
      onClose={onClose}
    >
      <form onSubmit={(event) => void send(event)} className="grid gap-4">
        <fieldset className="grid gap-1">
          <legend className="sr-only">{t('consent.title', { streams: String(streams) })}</legend>
          {ANSWERS.map((each) => (
            <Choice
              key={each}
              type="radio"
              name="consent"
              label={t(`consent.${each}`, { streams: String(streams) })}
              means={t(`consent.${each}Means`)}
              checked={choice === each}
              onChange={() => setChoice(each)}
            />
          ))}
        </fieldset>
        <p className="text-meta text-soft">{t('consent.until')}</p>
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={onClose}>{t('consent.later')}</Button>
          <Button type="submit" look="main" disabled={choice === null || busy}>
            {t('answer.answer')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
