'use client'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl/react'
import { useSession } from '@/app/_session/hooks'
import { PersonName } from '@/app/_session/person-name'
import { Dialog } from '@/app/_ui/dialog'
import type { Running } from '@/domain/features/recording'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'
import { isIn } from './asked'
import { ConsentDialog } from './consent-dialog'
import { MyAnswer } from './my-answer'
import { whatOf } from './news'

/** What is recorded, who is in it, and one's own answer, which can be changed here at any time. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('recording')
  const running = useSession(({ view }) => view.session.recording.all.running)
  const [isAnswering, setAnswering] = useState(false)
  if (isAnswering) return <ConsentDialog onClose={onClose} />
  return (
    <Dialog title={running ? t('about.title') : t('about.titleOver')} closeLabel={t('close')} onClose={onClose}>
      {running && <Now running={running} />}
      <MyAnswer onAnswer={() => setAnswering(true)} />
      {running && (
        <>
          <OnStage />
          <ul className="grid list-disc gap-1 pl-5 text-panel">
            <li>{t(`about.scopes.${running.scope}`)}</li>
            <li>{t('about.names')}</li>
            <li>{t('about.rooms')}</li>
            <li>{t('about.words', { streams: String(running.streams) })}</li>
          </ul>
        </>
      )}
    </Dialog>
  )
}

function Now({ running }: { readonly running: Running }) {
  const t = useTranslations('recording.about')
  const format = useFormatter()
  const time = format.dateTime(new Date(running.startedAt), { hour: '2-digit', minute: '2-digit' })
  const remark = running.paused ? 'paused' : running.interrupted ? 'interrupted' : running.delivers ? null : 'starting'
  return (
    <div>
      <p>{t('since', { what: whatOf(running), time })}</p>
      {remark && <p className="font-semibold text-warn">{t(remark)}</p>}
    </div>
  )
}

/** Of those on stage: who is in it, and who is not. In a breakout room nobody sees that stage. */
function OnStage() {
  const t = useTranslations('recording.about')
  const { all } = useSession(({ view }) => view.session.recording)
  const onStage = useSession(({ view }) => view.rooms[MAIN]?.stage.all.onStage ?? NOBODY)
  const cards = useSession((snapshot) => snapshot.cards)
  if (onStage.length === 0) return null
  const ids = onStage.map(({ participantId }) => participantId)
  const inIt = ids.filter((id) => isIn(all, id, cards[id]?.role))
  return (
    <dl className="grid gap-2 text-panel">
      <Group name={t('in')} ids={inIt} />
      <Group name={t('notIn')} ids={ids.filter((id) => !inIt.includes(id))} />
    </dl>
  )
}
const NOBODY: readonly { readonly participantId: ParticipantId }[] = []

function Group({ name, ids }: { readonly name: string; readonly ids: readonly ParticipantId[] }) {
  const t = useTranslations('recording.about')
  return (
    <div>
      <dt className="font-semibold">{name}</dt>
      {ids.length === 0 && <dd className="text-soft">{t('nobody')}</dd>}
      {ids.map((id) => (
        <dd key={id}>
          <PersonName id={id} />
        </dd>
      ))}
    </div>
  )
}
