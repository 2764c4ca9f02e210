import { useTranslations } from 'use-intl/react'
import { Badge } from '@/app/_ui/badge'
import { MAIN } from '@/domain/protocol/standing'
import type { SessionView } from '@/domain/session'
import { useRecording } from './recording'
import { TimeLink } from './time-link'

type Question = NonNullable<SessionView['rooms'][string]>['questions']['all']['items'][number]

/** The one that is answered first, then as many wanted it. */
const ORDER = { answering: 0, open: 1, answered: 2 } as const

export function Questions() {
  const t = useTranslations('offline')
  const { view } = useRecording()
  const items = view.rooms[MAIN]?.questions.all.items ?? []
  if (items.length === 0) return <p className="text-soft">{t('noQuestions')}</p>
  return (
    <ol className="grid gap-4">
      {items
        .toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || b.votes - a.votes)
        .map((question) => (
          <Item key={question.questionId} question={question} />
        ))}
    </ol>
  )
}

function Item({ question: { participantId, text, askedAt, votes, state, answer } }: { readonly question: Question }) {
  const t = useTranslations('offline')
  const { nameOf } = useRecording()
  const name = participantId === null ? t('hidden') : nameOf(participantId)
  return (
    <li className="grid gap-1 border-b border-line pb-3 last:border-0">
      <p className="flex flex-wrap items-baseline gap-2 text-meta">
        <bdi className="font-bold">{name}</bdi>
        <TimeLink at={askedAt} title={name} />
        <span className="tabular">{t('votes', { count: votes })}</span>
        {state !== 'open' && <Badge tone={state === 'answering' ? 'accent' : 'plain'}>{t(state)}</Badge>}
      </p>
      <p dir="auto" className="text-panel wrap-anywhere">
        {text}
      </p>
      {answer && (
        <blockquote dir="auto" className="border-l-3 border-accent pl-3 text-panel wrap-anywhere">
          <p className="text-meta text-soft">{t('answerOf', { name: nameOf(answer.participantId) })}</p>
          {answer.text}
        </blockquote>
      )}
    </li>
  )
}
