'use client'
import { useTranslations } from 'use-intl/react'
import { inSeat, usePlace } from '@/app/_room/place'
import { Button, buttonClass } from '@/app/_ui/button'
import { Mark } from '@/app/_ui/mark'

/** After leaving, or when there is no way in: why, and where to go from here. */
export function Farewell({ title, canReturn }: { readonly title: string; readonly canReturn?: boolean }) {
  const t = useTranslations('session')
  const { conference, seat } = usePlace()
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-5 p-6 text-center">
      <Mark className="size-12" />
      <h1 className="max-w-md text-title font-bold text-balance" role="alert">
        {title}
      </h1>
      <div className="flex flex-wrap justify-center gap-3">
        {canReturn && (
          <Button look="main" onClick={() => window.location.reload()}>
            {t('comeBack')}
          </Button>
        )}
        <a className={buttonClass({})} href={`/c/${conference.slug}${inSeat(seat)}`}>
          {t('toConference')}
        </a>
      </div>
    </main>
  )
}
