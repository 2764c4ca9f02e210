'use client'
import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { FEATURES } from '@/app/_features'
import { useDriver } from '@/app/_session/hooks'
import { ControlButton } from './control-button'
import { Slot } from './room'

/** How long leaving waits for its last commands, in milliseconds: without a line one leaves all the same. */
const PATIENCE = 1_000

/** The bar at the bottom: within reach of a thumb. */
export function Controls({ onLeave }: { readonly onLeave: () => void }) {
  const t = useTranslations('session')
  const [isLeaving, setLeaving] = useState(false)
  const sayFarewell = useFarewells()
  const leave = async () => {
    setLeaving(true)
    await sayFarewell()
    onLeave()
  }
  return (
    <div
      role="toolbar"
      aria-label={t('controls')}
      className="flex flex-wrap items-start justify-center gap-y-1 px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] stacked:border-t stacked:border-line stacked:bg-surface wide:gap-x-1 low:py-1"
    >
      <Slot of="Controls" />
      <ControlButton
        look="live"
        icon={<LogOut aria-hidden />}
        label={t('leave')}
        isBusy={isLeaving}
        onClick={() => void leave()}
      />
    </div>
  )
}

/** Whoever leaves on purpose gives up what others would wait for. */
function useFarewells(): () => Promise<unknown> {
  const { send } = useDriver()
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed when the page is built
  const farewells = FEATURES.flatMap(({ useFarewell }) => (useFarewell ? [useFarewell()] : []))
  return () => {
    const said = farewells.flatMap((command) => (command && send ? [send(command)] : []))
    return Promise.race([Promise.all(said), new Promise((resolve) => setTimeout(resolve, PATIENCE))])
  }
}
