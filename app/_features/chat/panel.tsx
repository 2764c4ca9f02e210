'use client'
import { useCallback, useState } from 'react'
import { useDriver, useMay } from '@/app/_session/hooks'
import type { Message } from '@/domain/features/chat'
import { Composer, type Composing } from './composer'
import { MessageList } from './message-list'
import { Pins } from './pins'

/** What people write to each other, and what one writes oneself. */
export function ChatPanel() {
  const [composing, setComposing] = useState<Composing>({ kind: 'new' })
  const { send } = useDriver()
  const may = useMay()
  const reply = useCallback((message: Message) => setComposing({ kind: 'reply', message }), [])
  const edit = useCallback((message: Message) => setComposing({ kind: 'edit', message }), [])
  const mayWrite = send !== null && may({ type: 'chat.post', data: { text: '' } })
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Pins />
      <MessageList onReply={mayWrite ? reply : null} onEdit={edit} />
      {mayWrite && <Composer composing={composing} onCompose={setComposing} />}
    </div>
  )
}
