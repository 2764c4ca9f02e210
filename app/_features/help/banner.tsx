'use client'
import { LifeBuoy, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSlice } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { IconButton } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import type { HelpRequest } from '@/domain/features/help'

/** What this room asked for, and whether somebody comes. */
export function HelpBanner() {
  const { requests } = useSlice('help').all
  return requests.map((request) => <Request key={request.requestId} request={request} />)
}

function Request({ request: { requestId, reason, text, takenBy } }: { readonly request: HelpRequest }) {
  const t = useTranslations('help')
  const name = useName(takenBy)
  const may = useMay()
  const ask = useAsk()
  const finish = { type: 'help.finish', data: { requestId } } as const
  return (
    <Notice
      role="status"
      tone={takenBy === null ? 'info' : 'accent'}
      icon={<LifeBuoy className="size-5 shrink-0" aria-hidden />}
      action={
        may(finish) && (
          <IconButton label={t('settled')} onClick={() => void ask(finish)}>
            <X className="size-4" aria-hidden />
          </IconButton>
        )
      }
    >
      {takenBy === null ? t(`asked.${reason}`) : t('comes', { name })}
      {text && <span className="block font-normal">{text}</span>}
    </Notice>
  )
}
