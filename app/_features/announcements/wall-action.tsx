'use client'
import { MessageSquareShare } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useMay } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'

const AnnounceDialog = lazily(() => import('./dialog').then((module) => module.AnnounceDialog))

/** In writing to all rooms, from the wall. */
export function AnnounceToAll() {
  const t = useTranslations('announcements')
  const may = useMay()
  const [isWriting, setWriting] = useState(false)
  if (!may({ type: 'announcement.make', data: { text: '', everywhere: true } })) return null
  return (
    <>
      <Button
        size="small"
        icon={<MessageSquareShare className="size-4" aria-hidden />}
        onClick={() => setWriting(true)}
      >
        <span className="max-sm:sr-only">{t('toAll')}</span>
      </Button>
      {isWriting && (
        <Suspense>
          <AnnounceDialog onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </>
  )
}
