'use client'
import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { ConferenceForm } from './conference-form'

const Dialog = lazily(() => import('@/app/_ui/dialog').then((module) => module.Dialog))

export function NewConference() {
  const t = useTranslations('desk')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="main" icon={<Plus className="size-4" aria-hidden />} onClick={() => setOpen(true)}>
        {t('newConference')}
      </Button>
      {isOpen && (
        <Suspense>
          <Dialog title={t('newConference')} closeLabel={t('cancel')} onClose={() => setOpen(false)}>
            <ConferenceForm
              path="/api/desk/conferences"
              submit={t('create')}
              onDone={({ slug }) => window.location.assign(`/desk/${slug}`)}
            />
          </Dialog>
        </Suspense>
      )}
    </>
  )
}
