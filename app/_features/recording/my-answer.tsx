'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useSession } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { useAnswer } from './use-answer'
import { useMine } from './use-mine'

/** What the person at this page decided. Taking one's word back is as easy as giving it, and works when all is over. */
export function MyAnswer({ onAnswer }: { readonly onAnswer: () => void }) {
  const t = useTranslations('recording')
  const isRunning = useSession(({ view }) => view.session.recording.all.running !== null)
  const { isConcerned, agreed } = useMine()
  const [hasWithdrawn, setWithdrawn] = useState(false)
  if (!isConcerned && agreed === null) return <p className="font-semibold">{t('you.out')}</p>
  return (
    <section aria-label={t('answer.heading')} className="grid gap-2 rounded-md bg-raised p-4">
      <p className="font-semibold">{t(isRunning ? present(agreed) : agreed ? 'answer.was' : 'answer.wasNot')}</p>
      {agreed && <Withdraw onWithdraw={() => setWithdrawn(true)} />}
      {(agreed || hasWithdrawn) && <p className="text-meta text-soft">{t('answer.withdrawMeans')}</p>}
      {!agreed && isConcerned && (
        <div>
          <Button size="small" onClick={onAnswer}>
            {t(agreed === null ? 'answer.answer' : 'answer.change')}
          </Button>
        </div>
      )}
    </section>
  )
}

const present = (agreed: boolean | null) =>
  agreed === null ? 'you.unasked' : agreed ? 'answer.given' : 'answer.refused'

function Withdraw({ onWithdraw }: { readonly onWithdraw: () => void }) {
  const t = useTranslations('recording.answer')
  const answer = useAnswer()
  const [busy, setBusy] = useState(false)
  const withdraw = async () => {
    setBusy(true)
    const isDone = await answer('notRecorded', false)
    setBusy(false)
    if (isDone) onWithdraw()
  }
  return (
    <div>
      <Button size="small" disabled={busy} onClick={() => void withdraw()}>
        {t('withdraw')}
      </Button>
    </div>
  )
}
