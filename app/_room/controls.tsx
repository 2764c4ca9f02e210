'use client'
import { LogOut } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { ControlButton } from './control-button'
import { Slot } from './room'

/** The bar at the bottom: within reach of a thumb. */
export function Controls({ onLeave }: { readonly onLeave: () => void }) {
  const t = useTranslations('session')
  return (
    <div
      role="toolbar"
      aria-label={t('controls')}
      className="flex items-start justify-center gap-1 overflow-x-auto px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] max-wide:border-t max-wide:border-line max-wide:bg-surface"
    >
      <Slot of="Controls" />
      <ControlButton look="live" icon={<LogOut aria-hidden />} label={t('leave')} onClick={onLeave} />
    </div>
  )
}
