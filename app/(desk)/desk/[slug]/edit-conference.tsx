'use client'
import { Pencil } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { type ConferenceFields, ConferenceForm } from '../conference-form'

const Dialog = lazily(() => import('@/app/_ui/dialog').then((module) => module.Dialog))

export function EditConference({ id, known }: { readonly id: string; readonly known: ConferenceFields }) {
  const t = useTranslations('desk')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<Pencil className="size-4" aria-hidden />} onClick={() => setOpen(true)}>
        {t('edit')}
      </Button>
      {isOpen && (
        <Suspense>
          <Dialog title={t('details')} closeLabel={t('cancel')} onClose={() => setOpen(false)}>
            <ConferenceForm
              path={`/api/desk/conferences/${id}`}
              submit={t('save')}
              known={known}
              onDone={({ slug }) => (slug === known.slug ? setOpen(false) : window.location.assign(`/desk/${slug}`))}
            />
          </Dialog>
        </Suspense>
      )}
    </>
  )
}
