'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, MessagesSquare } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useDriver, useMe, usePending, useRoom } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/notice'
import type { Message } from '@/domain/features/chat'
import { MessageItem } from './message-item'
import { useMessages } from './messages-shown'
import { PendingMessage } from './pending-message'
import { useReading } from './unread'

interface Props {
  readonly onReply: ((message: Message) => void) | null
  readonly onEdit: (message: Message) => void
}

/** From here on nothing is loaded until somebody scrolls up. */
const NEAR_TOP = 120
const NEAR_END = 80
/** Messages of one person within this time stand together. */
const TOGETHER = 120_000

/** Only what is in sight is in the page, so ten thousand messages scroll like ten. New ones come in sight by themselves, unless one reads further up. */
export function MessageList({ onReply, onEdit }: Props) {
  const t = useTranslations('chat')
  const { messages, more, loading } = useMessages()
  const { send } = useDriver()
  const me = useMe()
  const pending = usePending('chat.post')
  const scroller = useRef<HTMLDivElement>(null)
  const follow = useFollowing(scroller, messages)
  const { lastRead, readTo } = useReading()
  const [unreadFrom] = useState(lastRead)
  const newest = messages.at(-1)

  useEffect(() => {
    if (newest && follow.isAtEnd) readTo(newest.seq)
  }, [newest, follow.isAtEnd, readTo])

  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: (i) => messages[i]!.messageId,
    overscan: 8,
  })
  // By the list's own means: it moves the place itself while it measures what came in above.
  const loadOlder = useOlder({
    messages,
    more,
    loading,
    scrollTo: (index) => rows.scrollToIndex(index, { align: 'start' }),
  })
  useLayoutEffect(() => {
    if (follow.isAtEnd && messages.length + pending.length > 0)
      scroller.current!.scrollTop = scroller.current!.scrollHeight
  })

  if (messages.length === 0 && pending.length === 0) {
    return (
      <div className="min-h-0 flex-1">
        <Empty icon={<MessagesSquare className="size-8" aria-hidden />}>{send ? t('empty') : t('emptyReplay')}</Empty>
      </div>
    )
  }
  const firstUnread = messages.findIndex(({ seq, participantId }) => seq > unreadFrom && participantId !== me)
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
        tabIndex={0}
        role="log"
        aria-label={t('messages')}
        aria-live="off"
        onScroll={(event) => {
          follow.scrolled()
          if (event.currentTarget.scrollTop < NEAR_TOP) loadOlder()
        }}
        onKeyDown={goThrough}
        className="h-full overflow-y-auto overscroll-contain py-3 [overflow-anchor:none]"
      >
        {loading && <p className="px-4 pb-2 text-center text-meta text-soft">{t('loadingOlder')}</p>}
        <div className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="absolute inset-x-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {index === firstUnread && index > 0 && unreadFrom > 0 && <UnreadLine />}
              <MessageItem
                message={messages[index]!}
                follows={follows(messages[index - 1], messages[index]!)}
                onReply={onReply}
                onEdit={onEdit}
              />
            </div>
          ))}
        </div>
        {pending.map((each) => (
          <PendingMessage key={each.id} pending={each} />
        ))}
      </div>
      {!follow.isAtEnd && (
        <Button
          look="main"
          size="small"
          className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-card"
          icon={<ArrowDown className="size-4" aria-hidden />}
          onClick={follow.toEnd}
        >
          {follow.arrived > 0 ? t('newMessages', { count: follow.arrived }) : t('toEnd')}
        </Button>
      )}
    </div>
  )
}

/** The list is one stop for the keyboard; inside, the arrows go from the actions of one message to those of the next. */
function goThrough(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (!step || (event.target as HTMLElement).getAttribute('aria-expanded') === 'true') return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message-actions]')]
  const at = all.indexOf(event.target as HTMLElement)
  const next = at === -1 ? all.at(step === -1 ? -1 : 0) : all[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

const follows = (before: Message | undefined, message: Message) =>
  before?.participantId === message.participantId && message.replyTo === null && message.at - before.at < TOGETHER

function UnreadLine() {
  const t = useTranslations('chat')
  return (
    <div className="flex items-center gap-3 px-4 py-2 text-meta font-semibold text-accent">
      <span aria-hidden className="h-px flex-1 bg-accent" />
      {t('newFromHere')}
      <span aria-hidden className="h-px flex-1 bg-accent" />
    </div>
  )
}

/** Whether the end is in sight, and how much came while it was not. */
function useFollowing(scroller: { readonly current: HTMLDivElement | null }, messages: readonly Message[]) {
  const [isAtEnd, setAtEnd] = useState(true)
  const [leftAt, setLeftAt] = useState(0)
  const last = messages.at(-1)?.seq ?? 0
  const measure = () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller.current!
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END
    if (isAtEnd && !atEnd) setLeftAt(last)
    setAtEnd(atEnd)
  }
  return {
    isAtEnd,
    arrived: isAtEnd ? 0 : messages.filter(({ seq }) => seq > leftAt).length,
    scrolled: measure,
    toEnd: () => {
      setAtEnd(true)
      scroller.current!.scrollTop = scroller.current!.scrollHeight
    },
  }
}

interface Older {
  readonly messages: readonly Message[]
  readonly more: boolean
  readonly loading: boolean
  /** Brings a message to the top of what is in sight. */
  readonly scrollTo: (index: number) => void
}

/** Loads older messages, and keeps in sight what was in sight. */
function useOlder({ messages, more, loading, scrollTo }: Older): () => void {
  const { history } = useDriver()
  const room = useRoom()
  /** The message that was the first. */
  const kept = useRef<string | null>(null)
  const first = messages[0]?.messageId
  // biome-ignore lint/correctness/useExhaustiveDependencies: it must run when the first message is another, and when all are here
  useLayoutEffect(() => {
    if (kept.current === null) return
    const index = messages.findIndex(({ messageId }) => messageId === kept.current)
    if (index > 0) scrollTo(index)
    if (!loading) kept.current = null
  }, [first, loading])
  return () => {
    if (!more || first === undefined || kept.current !== null) return
    kept.current = first
    history.loadOlder(room, 'chat').catch(() => {})
  }
}
