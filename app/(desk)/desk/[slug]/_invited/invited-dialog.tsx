'use client'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl/react'
import { Dialog } from '@/app/_ui/dialog'
import { InvitedForm } from './invited-form'

interface Props extends ComponentProps<typeof InvitedForm> {
  readonly title: string
  readonly onClose: () => void
}

/** The form in a dialog. Load it with `lazily`. */
export function InvitedDialog({ title, onClose, ...form }: Props) {
  const t = useTranslations('desk')
  return (
    <Dialog title={title} closeLabel={t('cancel')} onClose={onClose}>
      <InvitedForm {...form} />
    </Dialog>
  )
}
