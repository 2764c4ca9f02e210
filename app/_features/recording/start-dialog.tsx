'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useSession } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import type { Scope } from '@/domain/features/recording'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'
import { toBeAsked } from './asked'
import { Choice } from './choice'
import { whatOf } from './news'

const SCOPES: readonly Scope[] = ['stage', 'audience']

/** Says what will be captured, and of whom, before anything is. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('recording')
  const common = useTranslations('common')
  const [records, setRecords] = useState(true)
  const [streams, setStreams] = useState(false)
  const [scope, setScope] = useState<Scope>('stage')
  const [busy, setBusy] = useState(false)
  const ask = useAsk()
  const count = useToBeAsked(scope, streams)
  const isChosen = records || streams
  const start = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const ack = await ask({ type: 'recording.start', data: { records, streams, scope } })
    setBusy(false)
    if (ack.ok) onClose()
  }
  return (
    <Dialog title={t('dialog.title')} closeLabel={common('cancel')} onClose={onClose}>
      <form onSubmit={(event) => void start(event)} className="grid gap-4">
        <Choices legend={t('dialog.what')}>
          <Choice
            type="checkbox"
            label={t('dialog.records')}
            means={t('dialog.recordsMeans')}
            checked={records}
            onChange={setRecords}
          />
          <Choice
            type="checkbox"
            label={t('dialog.streams')}
            means={t('dialog.streamsMeans')}
            checked={streams}
            onChange={setStreams}
          />
        </Choices>
        <Choices legend={t('dialog.whose')}>
          {SCOPES.map((each) => (
            <Choice
              key={each}
              type="radio"
              name="scope"
              label={t(`dialog.scopes.${each}`)}
              means={t(`dialog.scopesMean.${each}`)}
              checked={scope === each}
              onChange={() => setScope(each)}
            />
          ))}
        </Choices>
        {isChosen && (
          <div className="grid gap-1 rounded-md bg-raised p-4 text-panel">
            <p className="text-meta text-soft">{t('dialog.said')}</p>
            <p className="font-semibold">{t('news.started', { what: whatOf({ records, streams }) })}</p>
            <p>{t('dialog.toAsk', { count })}</p>
            <p>{t('about.rooms')}</p>
          </div>
        )}
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look="main" disabled={!isChosen || busy}>
            {t(streams && !records ? 'startStream' : 'start')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useToBeAsked(scope: Scope, streams: boolean): number {
  const { all } = useSession(({ view }) => view.session.recording)
  const onStage = useSession(({ view }) => view.rooms[MAIN]?.stage.all.onStage ?? NOBODY)
  const cards = useSession((snapshot) => snapshot.cards)
  const ids = onStage.map(({ participantId }) => participantId)
  return toBeAsked(all, ids, (id) => cards[id]?.role, { scope, streams })
}
const NOBODY: readonly { readonly participantId: ParticipantId }[] = []

const Choices = ({ legend, children }: { readonly legend: string; readonly children: ReactNode }) => (
  <fieldset className="grid gap-1">
    <legend className="mb-1 font-semibold">{legend}</legend>
    {children}
  </fieldset>
)
