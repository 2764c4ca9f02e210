'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { inputClass } from '@/app/_ui/field'
import { REASONS, type Reason } from '@/domain/features/help'

const LONGEST = 300

/** What the room asks of the moderators, and in words if one likes. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('help')
  const common = useTranslations('common')
  const ask = useAsk()
  const id = useId()
  const [reason, setReason] = useState<Reason>('help')
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const ack = await ask({ type: 'help.ask', data: { reason, text: text.trim() || null } })
    setBusy(false)
    if (ack.ok) onClose()
  }
  return (
    <Dialog title={t('ask')} closeLabel={common('cancel')} onClose={onClose}>
      <form onSubmit={(event) => void send(event)} className="grid gap-4">
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold">{t('reason')}</legend>
          {REASONS.map((each) => (
            <label key={each} className="flex min-h-11 items-center gap-3 rounded-sm px-2 hover:bg-accent-soft">
              <input
                type="radio"
                name="reason"
                className="size-5 accent-(--accent)"
                checked={reason === each}
                onChange={() => setReason(each)}
              />
              {t(`reasons.${each}`)}
            </label>
          ))}
        </fieldset>
        <div className="grid gap-1.5">
          <label htmlFor={id} className="font-semibold">
            {reason === 'message' ? t('message') : t('more')}
          </label>
          <textarea
            id={id}
            rows={3}
            maxLength={LONGEST}
            required={reason === 'message'}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        </div>
        <p className="text-meta text-soft">{t('allSee')}</p>
        <div className="flex justify-end">
          <Button type="submit" look="main" disabled={busy}>
            {t('send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
