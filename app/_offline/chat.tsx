import { useTranslations } from 'use-intl/react'
import { MarkdownText } from '@/app/_features/chat/markdown-text'
import { MAIN } from '@/domain/protocol/standing'
import { useRecording } from './recording'
import { TimeLink } from './time-link'

/** Everything that had been written by then, latest first: what goes with the sound is at the top. */
export function Chat() {
  const t = useTranslations('offline')
  const { view, nameOf } = useRecording()
  const messages = view.rooms[MAIN]?.chat.all.latest ?? []
  if (messages.length === 0) return <p className="text-soft">{t('noChat')}</p>
  return (
    <ol className="grid gap-3">
      {messages.toReversed().map(({ messageId, participantId, text, at, edited }) => (
        <li key={messageId} className="grid gap-0.5 [contain-intrinsic-height:4rem] [content-visibility:auto]">
          <p className="flex flex-wrap items-baseline gap-2 text-meta">
            <bdi className="font-bold">{nameOf(participantId)}</bdi>
            <TimeLink at={at} title={nameOf(participantId)} />
            {edited && <span className="text-soft">{t('edited')}</span>}
          </p>
          <div dir="auto" className="text-panel wrap-anywhere">
            <MarkdownText>{text}</MarkdownText>
          </div>
        </li>
      ))}
    </ol>
  )
}
