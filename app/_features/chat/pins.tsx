'use client'
import { Pin, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useIsStaff, useSlice } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { IconButton } from '@/app/_ui/button'
import { MarkdownText } from './markdown-text'
import { useMessage } from './quote'

/** What moderators want everybody to have seen. */
export function Pins() {
  const t = useTranslations('chat')
  const { pinned } = useSlice('chat').all
  if (pinned.length === 0) return null
  return (
    <ul
      aria-label={t('pinnedMessages')}
      className="max-h-40 shrink-0 overflow-y-auto border-b border-line bg-accent-soft"
    >
      {pinned.map((messageId) => (
        <Pinned key={messageId} messageId={messageId} />
      ))}
    </ul>
  )
}

function Pinned({ messageId }: { readonly messageId: string }) {
  const t = useTranslations('chat')
  const message = useMessage(messageId)
  const name = useName(message?.participantId ?? null)
  const isStaff = useIsStaff()
  const { send } = useDriver()
  const ask = useAsk()
  if (!message) return null
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 text-panel">
      <Pin className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="text-meta font-semibold text-accent">{name}</p>
        <MarkdownText>{message.text}</MarkdownText>
      </div>
      {isStaff && send && (
        <IconButton label={t('unpin')} onClick={() => void ask({ type: 'chat.unpin', data: { messageId } })}>
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
