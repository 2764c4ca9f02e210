'use client'
import { useTranslations } from 'use-intl/react'
import { useMedia, useMediaSession } from '@/app/_media/media-provider'
import { Button } from '@/app/_ui/button'

/** What the media room has to say: it is coming, it is gone, it is in another tab, a click is needed. */
export function MediaNotice() {
  const t = useTranslations('stage')
  const session = useMediaSession()
  const status = useMedia((view) => view.status)
  const needsClick = useMedia((view) => view.needsClick)
  const audioOnly = useMedia((view) => view.audioOnly)
  if (status === 'elsewhere') {
    return (
      <Over
        action={
          <Button look="main" size="small" onClick={() => session?.takeOver()}>
            {t('bringHere')}
          </Button>
        }
      >
        {t('elsewhere')}
      </Over>
    )
  }
  if (status === 'connected' && needsClick) {
    return (
      <Over
        action={
          <Button look="main" size="small" onClick={() => void session?.listen()}>
            {t('hear')}
          </Button>
        }
      >
        {t('needsClick')}
      </Over>
    )
  }
  if (status === 'connected') return audioOnly ? <Over>{t('audioOnly')}</Over> : null
  if (status === 'none') return null
  return <Over>{t(`media.${status}`)}</Over>
}

const Over = ({ action, children }: { readonly action?: React.ReactNode; readonly children: React.ReactNode }) => (
  <div
    role="status"
    className="mx-auto flex min-w-0 flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-md bg-[rgb(10_15_13/0.88)] px-4 py-2 text-meta font-semibold wide:text-panel"
  >
    <span>{children}</span>
    {action}
  </div>
)
