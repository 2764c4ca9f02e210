'use client'
import { SendHorizontal, X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { usePlace } from '@/app/_room/place'
import { useAsk } from '@/app/_session/ask-for'
import { useDraft, useDraftChoice } from '@/app/_session/draft'
import { usePending } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { Button, IconButton } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { LONGEST_MESSAGE, type Message } from '@/domain/features/chat'
import type { Ack } from '@/domain/protocol/messages'
import { KeepOut, useGoesInto } from './keep-out'

/** Whoever has so many messages on their way writes on when some have arrived. */
const MOST_AHEAD = 30

export type Composing =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply'; readonly message: Message }
  /** `text` when it was changed already, and the change was refused. */
  | { readonly kind: 'edit'; readonly message: Message; readonly text?: string }

interface Props {
  readonly composing: Composing
  /** Goes to what is given, or to a new message. */
  readonly onCompose: (composing: Composing) => void
}

/** Where one writes. Enter sends, Shift and Enter begin a new line; what was not sent stays, also when the page is loaded anew. */
export function Composer({ composing, onCompose }: Props) {
  const t = useTranslations('chat')
  const id = useId()
  const { sessionId, seat } = usePlace()
  const draftKey = `auftakt-draft ${sessionId} ${seat}`
  const [draft, setDraft] = useDraft(draftKey)
  const [edited, setEdited] = useState('')
  const [withheld, setWithheld] = useDraftChoice(`${draftKey} kept out`)
  const into = useGoesInto()
  const field = useRef<HTMLTextAreaElement>(null)
  const ask = useAsk()
  const isFarAhead = usePending('chat.post').length >= MOST_AHEAD
  const isEdit = composing.kind === 'edit'
  const text = isEdit ? edited : draft
  const setText = isEdit ? setEdited : setDraft
  const left = LONGEST_MESSAGE - text.trim().length

  const onDone = () => onCompose({ kind: 'new' })
  const latest = useRef(composing)
  latest.current = composing
  const onRefused = (was: Composing, said: string) => {
    const isFree = latest.current.kind === 'new'
    if (was.kind === 'edit') {
      if (isFree) onCompose({ ...was, text: said })
      return
    }
    setDraft((now) => now || said)
    if (isFree && was.kind === 'reply') onCompose(was)
  }

  useEffect(() => {
    if (composing.kind === 'edit') setEdited(composing.text ?? composing.message.text)
    if (composing.kind !== 'new') field.current?.focus()
  }, [composing])

  const send = () => {
    const said = text.trim()
    if (said === '' || left < 0 || isFarAhead) return
    // A refusal gives the text back, and what it was about.
    const giveBack = ({ ok }: Ack) => !ok && onRefused(composing, said)
    if (composing.kind === 'edit')
      void ask({ type: 'chat.edit', data: { messageId: composing.message.messageId, text: said } }).then(giveBack)
    else {
      const replyTo = composing.kind === 'reply' ? { replyTo: composing.message.messageId } : {}
      const data = { text: said, ...replyTo, ...(into && withheld && { withheld }) }
      void ask({ type: 'chat.post', data }).then(giveBack)
      setDraft('')
    }
    onDone()
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && composing.kind !== 'new') onDone()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="shrink-0 border-t border-line p-3"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      {composing.kind !== 'new' && <About composing={composing} onCancel={onDone} />}
      <div className="flex items-end gap-2">
        <label htmlFor={id} className="sr-only">
          {t('write')}
        </label>
        <textarea
          id={id}
          ref={field}
          rows={1}
          value={text}
          placeholder={t('placeholder')}
          aria-invalid={left < 0 || undefined}
          aria-describedby={left < 200 ? `${id}-left` : undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={`${inputClass} max-h-40 min-h-11 resize-none [field-sizing:content]`}
        />
        <Button
          type="submit"
          look="main"
          disabled={text.trim() === '' || left < 0 || isFarAhead}
          icon={<SendHorizontal className="size-4" aria-hidden />}
        >
          <span className="max-sm:sr-only">{t('send')}</span>
        </Button>
      </div>
      {into && !isEdit && <KeepOut into={into} checked={withheld} onChange={setWithheld} />}
      {left < 200 && (
        <p id={`${id}-left`} className={`tabular pt-1 text-meta ${left < 0 ? 'font-semibold text-live' : 'text-soft'}`}>
          {left < 0 ? t('tooLong', { count: -left }) : t('left', { count: left })}
        </p>
      )}
    </form>
  )
}

function About({
  composing,
  onCancel,
}: {
  readonly composing: Exclude<Composing, { kind: 'new' }>
  readonly onCancel: () => void
}) {
  const t = useTranslations('chat')
  const name = useName(composing.message.participantId)
  return (
    <div className="flex items-center gap-2 pb-2 text-meta">
      <p className="min-w-0 flex-1 truncate border-l-3 border-accent pl-2 text-soft">
        {composing.kind === 'edit' ? t('editing') : t('replyingTo', { name })} {composing.message.text}
      </p>
      <IconButton label={t('cancel')} onClick={onCancel}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  )
}
