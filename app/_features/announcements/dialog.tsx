'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useSession } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { inputClass, SelectField } from '@/app/_ui/field'
import { MAIN } from '@/domain/protocol/standing'

const LONGEST = 500
const EVERYWHERE = ''

/** A few sentences to all rooms, or to one. */
export function AnnounceDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('announcements')
  const common = useTranslations('common')
  const ask = useAsk()
  const id = useId()
  const rooms = useSession(({ view }) => view.session.breakouts.all?.rooms) ?? []
  const [text, setText] = useState('')
  const [room, setRoom] = useState(EVERYWHERE)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const everywhere = room === EVERYWHERE
    const ack = await ask({ type: 'announcement.make', data: { text: text.trim(), everywhere } }, room || MAIN)
    setBusy(false)
    if (ack.ok) onClose()
  }
  return (
    <Dialog title={t('title')} closeLabel={common('cancel')} onClose={onClose}>
      <form onSubmit={(event) => void send(event)} className="grid gap-4">
        <div className="grid gap-1.5">
          <label htmlFor={id} className="font-semibold">
            {t('text')}
          </label>
          <textarea
            id={id}
            rows={3}
            required
            maxLength={LONGEST}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        </div>
        <SelectField label={t('to')} value={room} onChange={(event) => setRoom(event.target.value)}>
          <option value={EVERYWHERE}>{t('everywhere')}</option>
          {rooms.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </SelectField>
        <div className="flex justify-end">
          <Button type="submit" look="main" disabled={busy || text.trim() === ''}>
            {t('announce')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
