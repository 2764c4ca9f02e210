'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useDriver, useRoom } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import type { Message } from '@/domain/features/chat'
import { useMessages } from './messages-shown'

/** A message by its id: out of what is held, or looked up in the log. `null` while it is looked up, `undefined` when it is gone. */
export function useMessage(messageId: string): Message | null | undefined {
  const { messages } = useMessages()
  const { history, send } = useDriver()
  const room = useRoom()
  const held = messages.find((message) => message.messageId === messageId)
  const [found, setFound] = useState<Message | null | undefined>(null)
  const isLacking = held === undefined && send !== null
  useEffect(() => {
    if (!isLacking) return
    let gone = false
    history.lookUp(room, 'chat', [messageId]).then(
      (all) => !gone && setFound(all.latest[0]),
      () => !gone && setFound(undefined),
    )
    return () => {
      gone = true
    }
  }, [isLacking, history, room, messageId])
  return held ?? (send === null ? undefined : found)
}

/** The message that another one answers, in one line. */
export function Quote({ messageId }: { readonly messageId: string }) {
  const t = useTranslations('chat')
  const message = useMessage(messageId)
  const name = useName(message?.participantId ?? null)
  return (
    <p className="my-0.5 truncate border-l-3 border-accent pl-2 text-meta text-soft">
      {message === undefined ? t('gone') : message === null ? '…' : `${name}: ${message.text}`}
    </p>
  )
}
