'use client'
import { CircleDot } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { ControlButton } from '@/app/_room/control-button'
import { useMay, useSession } from '@/app/_session/hooks'
import { lazily } from '@/app/_ui/lazily'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { Running as Underway } from '@/domain/features/recording'
import { MarkIcon } from './mark-icon'
import { markOf } from './news'
import { useRecorder } from './recorder'
import { useRunEntries } from './run-entries'

const StartDialog = lazily(() => import('./start-dialog').then((module) => module.StartDialog))
const UnavailableDialog = lazily(() => import('./unavailable-dialog').then((module) => module.UnavailableDialog))

/** Starts recording and stream, and what there is to do while they run. For those who may. */
export function RunRecording() {
  const running = useSession(({ view }) => view.session.recording.all.running)
  const may = useMay()
  if (!may({ type: 'recording.stop', data: {} })) return null
  return running ? <Running running={running} /> : <Start />
}

/** Where nothing can be recorded it says why, instead of doing nothing. */
function Start() {
  const t = useTranslations('recording')
  const recorder = useRecorder()
  const [isOpen, setOpen] = useState(false)
  if (recorder === null || recorder === 'absent') return null
  const onClose = () => setOpen(false)
  return (
    <>
      <ControlButton
        icon={<CircleDot aria-hidden />}
        label={t('start')}
        {...(recorder !== 'ready' && { note: '!' })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Suspense>
          {recorder === 'ready' ? (
            <StartDialog onClose={onClose} />
          ) : (
            <UnavailableDialog why={recorder} onClose={onClose} />
          )}
        </Suspense>
      )}
    </>
  )
}

function Running({ running }: { readonly running: Underway }) {
  const t = useTranslations('recording')
  const problem = useSession(({ view }) => view.session.recording.staff?.problem ?? null)
  const entries = useRunEntries(running)
  const mark = markOf(running, true)
  return (
    <LazyMenu
      entries={entries}
      trigger={(props) => (
        <ControlButton
          icon={<MarkIcon mark={mark} />}
          label={t(`mark.${mark}`)}
          {...(problem !== null && { note: '!' })}
          {...props}
        />
      )}
    />
  )
}
