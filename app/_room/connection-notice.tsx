'use client'
import { CloudOff, RefreshCw } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useConnection } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

/** Says honestly when the line is gone, and that nothing is lost. */
export function ConnectionNotice() {
  const t = useTranslations('session')
  const { state } = useConnection()
  if (state === 'reconnecting') {
    return (
      <Notice tone="warn" role="status" icon={<CloudOff className="size-5 shrink-0" aria-hidden />}>
        {t('reconnecting')}
      </Notice>
    )
  }
  if (state === 'outdated') {
    return (
      <Notice
        role="status"
        icon={<RefreshCw className="size-5 shrink-0" aria-hidden />}
        action={
          <Button size="small" onClick={() => window.location.reload()}>
            {t('reloadNow')}
          </Button>
        }
      >
        {t('outdated')}
      </Notice>
    )
  }
  return null
}
