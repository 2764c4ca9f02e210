'use client'
import { CircleHelp } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useSession } from '@/app/_session/hooks'
import { useAnnounce } from '@/app/_ui/announcer'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Notice } from '@/app/_ui/notice'
import { useMine } from './use-mine'

const ConsentDialog = lazily(() => import('./consent-dialog').then((module) => module.ConsentDialog))

/** Asks whoever is about to be seen whether they agree. */
export function Asking() {
  const { isToBeAsked } = useMine()
  const running = useSession(({ view }) => view.session.recording.all.running)
  if (!isToBeAsked || !running) return null
  // A stream is another thing to agree to than a recording, and so is the next recording.
  return <Question key={`${running.recordingId} ${running.streams}`} streams={running.streams} />
}

function Question({ streams }: { readonly streams: boolean }) {
  const t = useTranslations('recording')
  const announce = useAnnounce()
  const [isOpen, setOpen] = useState(() => !isWriting())
  const reminder = t(streams ? 'reminderStream' : 'reminder')
  useEffect(() => {
    if (!isOpen) announce(reminder)
  }, [isOpen, announce, reminder])
  if (isOpen)
    return (
      <Suspense>
        <ConsentDialog onClose={() => setOpen(false)} />
      </Suspense>
    )
  return (
    <Notice
      tone="warn"
      icon={<CircleHelp className="size-5 shrink-0" aria-hidden />}
      action={
        <Button size="small" look="main" onClick={() => setOpen(true)}>
          {t('answer.answer')}
        </Button>
      }
    >
      {reminder}
    </Notice>
  )
}

/** A dialog would take their keys. */
const isWriting = () =>
  document.activeElement instanceof HTMLElement &&
  document.activeElement.matches('textarea, input:not([type=checkbox], [type=radio]), [contenteditable=true]')
