'use client'
import { CircleHelp, MessageSquare, X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useMay, useMe, useStanding } from '@/app/_session/hooks'
import { PersonName } from '@/app/_session/person-name'
import { Button, IconButton } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { TimeOfDay } from '@/app/_ui/time'
import { type Card, COMMENTS, type Comment } from '@/domain/features/harvest'
import { MAIN } from '@/domain/protocol/standing'
import { useComments } from './use-comments'

const LONGEST = 300

/** What others say and ask about a card. */
export function Comments({ card }: { readonly card: Card }) {
  const t = useTranslations('harvest')
  const { send } = useDriver()
  const { held, count, isLoading, loadOlder } = useComments(card)
  return (
    <section aria-label={t('commentsTitle')} className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-bold">{t('commentsTitle')}</h3>
      {send !== null && held.length < count && (
        <Button look="quiet" size="small" disabled={isLoading} onClick={() => void loadOlder().catch(() => {})}>
          {t('showEarlier')}
        </Button>
      )}
      {count === 0 ? (
        <p className="text-panel text-soft">{t('noComments')}</p>
      ) : (
        <ul aria-live="polite" className="grid gap-2">
          {held.map((comment) => (
            <Said key={comment.commentId} comment={comment} />
          ))}
        </ul>
      )}
      <Write card={card.card} />
    </section>
  )
}

function Said({ comment: { commentId, kind, text, participantId, at } }: { readonly comment: Comment }) {
  const t = useTranslations('harvest')
  const may = useMay()
  const me = useMe()
  const isModerator = useStanding()?.may.moderate ?? false
  const ask = useAsk()
  const take = { type: 'harvest.uncomment', data: { commentId } } as const
  const Icon = kind === 'question' ? CircleHelp : MessageSquare
  return (
    <li className="flex items-start gap-2 rounded-sm bg-raised p-2.5">
      <Icon className="mt-0.5 size-4 shrink-0 text-soft" role="img" aria-label={t(kind)} />
      <span className="min-w-0 flex-1">
        <span className="block wrap-anywhere whitespace-pre-wrap">{text}</span>
        <span className="block text-meta text-soft">
          <PersonName id={participantId} /> · <TimeOfDay at={at} />
        </span>
      </span>
      {(participantId === me || isModerator) && may(take) && (
        <IconButton label={t('takeBack')} onClick={() => void ask(take, MAIN)}>
          <X className="size-4" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

function Write({ card }: { readonly card: string }) {
  const t = useTranslations('harvest')
  const id = useId()
  const may = useMay()
  const ask = useAsk()
  const [text, setText] = useState('')
  if (!may({ type: 'harvest.comment', data: { card, kind: 'comment', text: '' } })) return null
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    const kind = COMMENTS.find((each) => each === submitter?.value) ?? 'comment'
    const ack = await ask({ type: 'harvest.comment', data: { card, kind, text: text.trim() } }, MAIN)
    if (ack.ok) setText('')
  }
  return (
    <form onSubmit={(event) => void send(event)} className="grid gap-2">
      <label htmlFor={id} className="sr-only">
        {t('yourWords')}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={LONGEST}
        placeholder={t('yourWords')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={inputClass}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {COMMENTS.map((kind) => (
          <Button
            key={kind}
            type="submit"
            size="small"
            value={kind}
            look={kind === 'comment' ? 'main' : 'plain'}
            disabled={text.trim() === ''}
          >
            {t(`send.${kind}`)}
          </Button>
        ))}
      </div>
    </form>
  )
}
