'use client'
import { useTranslations } from 'use-intl/react'
import { useEars, useMedia, usePageMedia } from '@/app/_media/media-provider'
import { Button } from '@/app/_ui/button'

/** What the media room has to say: it is coming, it is gone, it is in another tab, a click is needed. */
export function MediaNotice() {
  const t = useTranslations('stage')
  const page = usePageMedia()
  const status = useMedia((view) => view.status)
  const earNeedsClick = useEars().some((ear) => ear.needsClick)
  const needsClick = useMedia((view) => view.needsClick) || earNeedsClick
  const audioOnly = useMedia((view) => view.audioOnly)
  if (status === 'elsewhere')
    return <Over action={{ label: t('bringHere'), act: () => page?.session.takeOver() }}>{t('elsewhere')}</Over>
  if (status === 'reconnecting')
    return <Over action={{ label: t('tryAgain'), act: () => page?.session.retry() }}>{t('media.reconnecting')}</Over>
  if (status === 'connected' && needsClick)
    return <Over action={{ label: t('hear'), act: () => void page?.listen() }}>{t('needsClick')}</Over>
  if (status === 'connected') return audioOnly ? <Over>{t('audioOnly')}</Over> : null
  return status === 'none' ? null : <Over>{t(`media.${status}`)}</Over>
}

interface OverProps {
  readonly action?: { readonly label: string; readonly act: () => void }
  readonly children: React.ReactNode
}

const Over = ({ action, children }: OverProps) => (
  <div
    role="status"
    className="mx-auto flex min-w-0 flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-md bg-[rgb(10_15_13/0.88)] px-4 py-2 text-meta font-semibold wide:text-panel"
  >
    <span>{children}</span>
    {action && (
      <Button look="main" size="small" onClick={action.act}>
        {action.label}
      </Button>
    )}
  </div>
)
