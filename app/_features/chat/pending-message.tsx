'use client'
import { Clock } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import type { Pending } from '@/app/_session/driver'
import { useConnection, useMe } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { Avatar } from '@/app/_ui/avatar'
import { MarkdownText } from './markdown-text'

/** A message that is on its way: shown, and marked as not yet said. */
export function PendingMessage({ pending }: { readonly pending: Pending }) {
  const t = useTranslations('chat')
  const me = useMe()
  const name = useName(me)
  const { state } = useConnection()
  if (pending.command.type !== 'chat.post') return null
  return (
    <div className="mt-2 grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 px-4 py-1 opacity-60">
      <Avatar id={me} name={name} />
      <div className="min-w-0 text-panel wrap-anywhere">
        <p className="font-semibold">{name}</p>
        <MarkdownText>{pending.command.data.text}</MarkdownText>
        <p className="flex items-center gap-1 text-meta text-soft">
          <Clock className="size-3" aria-hidden />
          {state === 'connected' ? t('sending') : t('waitsForLine')}
        </p>
      </div>
    </div>
  )
}
