'use client'
import { ChevronUp, Pin } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useIsStaff, useMe, usePending, useSlice } from '@/app/_session/hooks'
import { PersonName, useName, useOrigin } from '@/app/_session/person-name'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import type { Question } from '@/domain/features/questions'
import { Answering } from './answering'
import { Withheld, Withhold } from './withhold'

interface Props {
  readonly question: Question
  /** It left the window: it can be read, not voted for. */
  readonly isPast?: boolean
}

/** One question. Moderators reach it with the arrow keys. */
export function QuestionItem({ question, isPast }: Props) {
  const t = useTranslations('questions')
  const { questionId, participantId, text, state, pinned, answer, withheld = false } = question
  const isStaff = useIsStaff()
  const { send } = useDriver()
  const isOwn = useIsOwn(question)
  return (
    <li
      data-question={questionId}
      tabIndex={isStaff && !isPast ? 0 : undefined}
      className={`grid grid-cols-[3rem_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-3.5 ${state === 'answered' ? 'text-soft' : ''}`}
    >
      <Vote question={question} isBlocked={isOwn || (isPast ?? false)} />
      <div className="grid min-w-0 content-start gap-1.5">
        <p className="text-panel wrap-anywhere whitespace-pre-line">{text}</p>
        <p className="flex flex-wrap items-center gap-2 text-meta text-soft">
          <Author id={participantId} />
          {state === 'answering' && <Badge tone="accent">{t('answeringNow')}</Badge>}
          {state === 'answered' && <Badge>{answer ? t('answeredInWriting') : t('answered')}</Badge>}
          {pinned && (
            <Badge tone="accent">
              <Pin className="size-3" aria-hidden />
              {t('pinned')}
            </Badge>
          )}
          {withheld && <Withheld />}
          {isOwn && send && !isStaff && <Withhold questionId={questionId} withheld={withheld} />}
          {isOwn && send && <TakeBack questionId={questionId} />}
        </p>
        {answer && (
          <div className="border-l-3 border-accent pl-3 text-panel text-ink">
            <p className="text-meta font-semibold">
              <PersonName id={answer.participantId} />
            </p>
            <p className="wrap-anywhere whitespace-pre-line">{answer.text}</p>
          </div>
        )}
        {!isPast && <Answering question={question} />}
      </div>
    </li>
  )
}

/** Also with a hidden name: oneself knows. */
function useIsOwn({ questionId, participantId }: Question): boolean {
  const me = useMe()
  return useSlice('questions').own.approved.includes(questionId) || (participantId !== null && participantId === me)
}

export function TakeBack({ questionId }: { readonly questionId: string }) {
  const t = useTranslations('questions')
  const ask = useAsk()
  const withdraw = () => void ask({ type: 'question.withdraw', data: { questionId } })
  return (
    <Button look="quiet" size="small" onClick={withdraw}>
      {t('withdraw')}
    </Button>
  )
}

export function Author({ id }: { readonly id: string | null }) {
  const name = useName(id)
  const origin = useOrigin(id)
  return (
    <span className="min-w-0 wrap-anywhere">
      {name}
      {origin && ` · ${origin}`}
    </span>
  )
}

function Vote({
  question: { questionId, votes, state },
  isBlocked,
}: {
  readonly question: Question
  readonly isBlocked: boolean
}) {
  const t = useTranslations('questions')
  const { send } = useDriver()
  const ask = useAsk()
  const { own } = useSlice('questions')
  const isVoting = usePending('question.upvote').some(({ command }) => command.data.questionId === questionId)
  const isTakingBack = usePending('question.withdraw-vote').some(
    ({ command }) => command.data.questionId === questionId,
  )
  const counted = own.upvoted.includes(questionId)
  const isMine = (counted || isVoting) && !isTakingBack
  const blocked = isBlocked || send === null || state === 'answered'
  return (
    <button
      type="button"
      aria-pressed={isMine}
      aria-label={t('upvoteLabel', { votes })}
      title={t('upvote')}
      disabled={blocked}
      onClick={() => void ask({ type: isMine ? 'question.withdraw-vote' : 'question.upvote', data: { questionId } })}
      className={`grid h-14 w-12 place-content-center justify-items-center rounded-sm border font-bold disabled:opacity-60 ${isMine ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong hover:bg-accent-soft'}`}
    >
      <ChevronUp className="size-4" aria-hidden />
      <span className="tabular">{votes}</span>
    </button>
  )
}
