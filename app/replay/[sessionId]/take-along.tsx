'use client'
import { Download } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { useReplay } from './replay-context'

const FilesDialog = lazily(() => import('./files-dialog').then((module) => module.FilesDialog))

/** Leads to the files to take along of a recording, where there are any for whoever watches. */
export function TakeAlong() {
  const t = useTranslations('replay.takeAlong')
  const { recording } = useReplay().replaying
  const [isOpen, setOpen] = useState(false)
  if (!recording || recording.files.length === 0) return null
  return (
    <>
      <Button
        size="small"
        aria-label={t('title')}
        aria-haspopup="dialog"
        icon={<Download className="size-4" aria-hidden />}
        onClick={() => setOpen(true)}
      >
        <span className="max-sm:hidden">{t('title')}</span>
      </Button>
      {isOpen && (
        <Suspense>
          <FilesDialog recordingId={recording.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
