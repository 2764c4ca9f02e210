'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Checkbox, SelectField } from '@/app/_ui/field'
import { MAIN } from '@/domain/protocol/standing'
import { RoomCounts } from './room-counts'
import type { SetSummary } from './sets'

const MINUTES = [5, 10, 15, 20, 30, 45, 60, 90, 120]
const COUNTDOWNS = [0, 10, 30, 60]

/** How long, how soon, and what happens at the end; then the rooms open. */
export function OpenDialog({ set, onClose }: { readonly set: SetSummary; readonly onClose: () => void }) {
  const t = useTranslations('breakouts')
  const common = useTranslations('common')
  const ask = useAsk()
  const [busy, setBusy] = useState(false)
  const open = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const minutes = Number(form.get('minutes')) || null
    const countdown = Number(form.get('countdown'))
    const [walking, returns] = [form.get('walking') === 'on', form.get('returns') === 'on']
    const ack = await ask({ type: 'breakouts.open', data: { set: set.id, minutes, countdown, walking, returns } }, MAIN)
    setBusy(false)
    if (ack.ok) onClose()
  }
  return (
    <Dialog title={set.name} closeLabel={common('cancel')} onClose={onClose}>
      <form onSubmit={(event) => void open(event)} className="grid gap-4">
        <RoomCounts set={set} />
        <SelectField label={t('howLong')} name="minutes" defaultValue="20">
          <option value="">{t('noEnd')}</option>
          {MINUTES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {common('minutes', { minutes })}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('howSoon')} name="countdown" defaultValue="10">
          {COUNTDOWNS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? t('atOnce') : t('inSeconds', { seconds })}
            </option>
          ))}
        </SelectField>
        <Checkbox label={t('returns')} name="returns" defaultChecked />
        <Checkbox label={t('walking')} name="walking" defaultChecked={set.way === 'choice'} />
        <div className="flex justify-end">
          <Button type="submit" look="main" disabled={busy}>
            {t('open')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
