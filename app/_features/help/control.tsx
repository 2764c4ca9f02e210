'use client'
import { LifeBuoy } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { ControlButton } from '@/app/_room/control-button'
import { useIsStaff, useMay } from '@/app/_session/hooks'
import { lazily } from '@/app/_ui/lazily'

const HelpDialog = lazily(() => import('./dialog').then((module) => module.HelpDialog))

/** In a breakout room: the way to the moderators. */
export function AskForHelp() {
  const t = useTranslations('help')
  const may = useMay()
  const isStaff = useIsStaff()
  const [isAsking, setAsking] = useState(false)
  if (isStaff || !may({ type: 'help.ask', data: { reason: 'help', text: null } })) return null
  return (
    <>
      <ControlButton
        icon={<LifeBuoy aria-hidden />}
        label={t('ask')}
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      />
      {isAsking && (
        <Suspense>
          <HelpDialog onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}
