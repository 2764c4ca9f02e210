'use client'
import { Check, LifeBuoy } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useNow } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { Button, IconButton } from '@/app/_ui/button'
import { Duration } from '@/app/_ui/time'
import type { HelpRequest } from '@/domain/features/help'
import type { RoomId } from '@/domain/protocol/standing'

/** What a room asks for, on the wall: who, since when, and the way to look after it. */
export function HelpCall({ room, figure }: { readonly room: RoomId; readonly figure: unknown }) {
  const requests = figure as readonly HelpRequest[]
  if (requests.length === 0) return null
  return (
    <ul className="grid gap-2">
      {requests.map((request) => (
        <Request key={request.requestId} room={room} request={request} />
      ))}
    </ul>
  )
}

function Request({ room, request }: { readonly room: RoomId; readonly request: HelpRequest }) {
  const t = useTranslations('help')
  const ask = useAsk()
  const now = useNow()
  const { requestId, reason, text, participantId, at, takenBy } = request
  const name = useName(participantId)
  const helper = useName(takenBy)
  return (
    <li
      className={`flex flex-wrap items-center gap-x-2 gap-y-1 rounded-sm p-2 ${takenBy === null ? 'bg-warn-soft' : 'bg-raised'}`}
    >
      <LifeBuoy className={`size-4 shrink-0 ${takenBy === null ? 'text-warn' : 'text-soft'}`} aria-hidden />
      <span className="min-w-0 flex-[1_1_10rem] text-meta">
        <span className={`font-semibold ${takenBy === null ? 'text-warn' : ''}`}>{t(`wants.${reason}`)}</span>
        {text && <span className="block wrap-anywhere">{text}</span>}
        <span className="block text-soft">
          {name} · <Duration ms={now - at} />
          {takenBy !== null && ` · ${t('lookedAfter', { name: helper })}`}
        </span>
      </span>
      <span className="flex items-center gap-1">
        {takenBy === null && (
          <Button size="small" look="main" onClick={() => void ask({ type: 'help.take', data: { requestId } }, room)}>
            {t('take')}
          </Button>
        )}
        <IconButton label={t('settled')} onClick={() => void ask({ type: 'help.finish', data: { requestId } }, room)}>
          <Check className="size-4" aria-hidden />
        </IconButton>
      </span>
    </li>
  )
}
