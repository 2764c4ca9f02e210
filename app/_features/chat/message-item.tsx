'use client'
import { Ellipsis, EyeOff, Pin } from 'lucide-react'
import { memo } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useIsStaff, useMay, useMe, usePending, useSlice } from '@/app/_session/hooks'
import { useName, useOrigin } from '@/app/_session/person-name'
import { Avatar } from '@/app/_ui/avatar'
import { IconButton } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { MenuEntry } from '@/app/_ui/menu'
import { TimeOfDay } from '@/app/_ui/time'
import type { Message } from '@/domain/features/chat'
import { MarkdownText } from './markdown-text'
import { Quote } from './quote'

interface Props {
  readonly message: Message
  /** It follows one of the same person: the name is not said again. */
  readonly follows: boolean
  readonly onReply: ((message: Message) => void) | null
  readonly onEdit: (message: Message) => void
}

export const MessageItem = memo(function MessageItem({ message, follows, onReply, onEdit }: Props) {
  const t = useTranslations('chat')
  const name = useName(message.participantId)
  const origin = useOrigin(message.participantId)
  const isPinned = useSlice('chat').all.pinned.includes(message.messageId)
  const isGoing = usePending('chat.delete').some(({ command }) => command.data.messageId === message.messageId)
  return (
    <article
      aria-label={t('messageOf', { name })}
      className={`group relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 px-4 py-1 pointer-coarse:pr-14 ${follows ? '' : 'mt-2'} ${isGoing ? 'opacity-40' : ''}`}
    >
      {follows ? <span /> : <Avatar id={message.participantId} name={name} />}
      <div className="min-w-0">
        {!follows && (
          <p className="flex items-baseline gap-x-2">
            <span className="max-w-[70%] shrink-0 truncate font-semibold">{name}</span>
            {origin && <span className="truncate text-meta text-soft">{origin}</span>}
            <span className="shrink-0 text-meta text-soft">
              <TimeOfDay at={message.at} />
            </span>
            {isPinned && (
              <Pin role="img" aria-label={t('pinned')} className="size-3.5 shrink-0 self-center text-accent" />
            )}
          </p>
        )}
        {message.replyTo && <Quote messageId={message.replyTo} />}
        <div className="grid gap-1 text-panel wrap-anywhere">
          <MarkdownText>{message.text}</MarkdownText>
        </div>
        {message.edited && <span className="text-meta text-soft">{t('edited')}</span>}
        {message.withheld && (
          <span className="flex items-center gap-1.5 text-meta text-soft">
            <EyeOff className="size-3.5 shrink-0" aria-hidden />
            {t('withheld')}
          </span>
        )}
      </div>
      <Actions message={message} onReply={onReply} onEdit={onEdit} />
    </article>
  )
})

function Actions({ message, onReply, onEdit }: Omit<Props, 'follows'>) {
  const t = useTranslations('chat')
  const me = useMe()
  const isStaff = useIsStaff()
  const ask = useAsk()
  const name = useName(message.participantId)
  const { pinned } = useSlice('chat').all
  const may = useMay()
  const { send } = useDriver()
  if (!send) return null
  const { messageId, participantId, withheld } = message
  const isMine = participantId === me
  const isPinned = pinned.includes(messageId)
  const entries: MenuEntry[] = [
    ...(onReply ? [{ label: t('reply'), onSelect: () => onReply(message) }] : []),
    ...(onReply && isMine ? [{ label: t('edit'), onSelect: () => onEdit(message) }] : []),
    ...(isMine || isStaff
      ? [
          {
            label: t('withhold'),
            checked: withheld,
            onSelect: () => void ask({ type: 'chat.withhold', data: { messageId, withheld: !withheld } }),
          },
        ]
      : []),
    ...(may({ type: 'chat.pin', data: { messageId } })
      ? [
          {
            label: isPinned ? t('unpin') : t('pin'),
            onSelect: () => void ask({ type: isPinned ? 'chat.unpin' : 'chat.pin', data: { messageId } }),
          },
        ]
      : []),
    ...(isMine || isStaff
      ? [
          {
            label: t('delete'),
            danger: true,
            ...(!isMine && { confirm: { title: t('deleteTitle'), text: t('deleteText', { name }) } }),
            onSelect: () => void ask({ type: 'chat.delete', data: { messageId } }),
          },
        ]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <div className="absolute top-0 right-2 rounded-sm bg-surface opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100 has-data-[state=open]:opacity-100">
      <LazyMenu
        entries={entries}
        trigger={(props) => (
          <IconButton label={t('actionsFor', { name })} tabIndex={-1} data-message-actions {...props}>
            <Ellipsis className="size-4" aria-hidden />
          </IconButton>
        )}
      />
    </div>
  )
}
