'use client'
import { ArrowDownUp, CircleHelp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useDriver, useHistory, useIsStaff, useMay, useRoom, useSlice } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Empty } from '@/app/_ui/notice'
import type { Question } from '@/domain/features/questions'
import { AskForm } from './ask-form'
import { Moderation } from './moderation'
import { OwnQuestions } from './own-questions'
import { QuestionItem } from './question-item'
import { useShortcuts } from './shortcuts'

type Order = 'votes' | 'newest'

/** What people want to know: asked, voted for, answered; and for moderators, what waits for them. */
export function QuestionsPanel() {
  const t = useTranslations('questions')
  const [order, setOrder] = useState<Order>('votes')
  const { all, own } = useSlice('questions')
  const { items } = all
  const may = useMay()
  const isStaff = useIsStaff()
  const { send } = useDriver()
  const shown = useMemo(() => sorted(items, order), [items, order])
  const shortcuts = useShortcuts()
  const open = items.filter(({ state }) => state !== 'answered').length
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the questions inside are heard here
    <div className="flex h-full min-h-0 flex-col" onKeyDown={isStaff && send ? shortcuts : undefined}>
      {isStaff && send && <Moderation />}
      <div className="flex shrink-0 items-center justify-between gap-2 border-b border-line py-1 pr-2 pl-4 text-meta text-soft">
        <span>{t('openCount', { count: open })}</span>
        <Button
          look="quiet"
          size="small"
          icon={<ArrowDownUp className="size-4" aria-hidden />}
          onClick={() => setOrder(order === 'votes' ? 'newest' : 'votes')}
        >
          {order === 'votes' ? t('byVotes') : t('byTime')}
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <OwnQuestions />
        {shown.length === 0 && own.asked.length > 0 ? null : shown.length === 0 ? (
          <Empty icon={<CircleHelp className="size-8" aria-hidden />}>{send ? t('empty') : t('emptyReplay')}</Empty>
        ) : (
          <ul aria-label={t('list')}>
            {shown.map((question) => (
              <QuestionItem key={question.questionId} question={question} />
            ))}
          </ul>
        )}
        <Earlier held={items} />
      </div>
      {send && may({ type: 'question.ask', data: { text: '' } }) && <AskForm />}
    </div>
  )
}

const rank = ({ pinned, state }: Question) => (state === 'answering' ? 0 : pinned ? 1 : state === 'open' ? 2 : 3)

function sorted(items: readonly Question[], order: Order): Question[] {
  const within = (a: Question, b: Question) =>
    order === 'votes' ? b.votes - a.votes || a.askedAt - b.askedAt : b.askedAt - a.askedAt
  return [...items].sort((a, b) => rank(a) - rank(b) || within(a, b))
}

/** Questions that left the window, out of the log. */
function Earlier({ held }: { readonly held: readonly Question[] }) {
  const t = useTranslations('questions')
  const { history, send } = useDriver()
  const room = useRoom()
  const chapter = useHistory('questions')
  const ids = new Set(held.map(({ questionId }) => questionId))
  const earlier = chapter?.all.items.filter(({ questionId }) => !ids.has(questionId)) ?? []
  const mayBeMore = send !== null && held.length >= 10 && (chapter?.more ?? true)
  return (
    <>
      {earlier.length > 0 && (
        <section aria-label={t('earlier')}>
          <h3 className="px-4 pt-5 pb-1 text-meta font-bold text-soft">{t('earlier')}</h3>
          <ul>
            {[...earlier].reverse().map((question) => (
              <QuestionItem key={question.questionId} question={question} isPast />
            ))}
          </ul>
        </section>
      )}
      {mayBeMore && (
        <div className="grid p-4">
          <Button
            look="quiet"
            size="small"
            disabled={chapter?.loading}
            onClick={() => void history.loadOlder(room, 'questions').catch(() => {})}
          >
            {t('showEarlier')}
          </Button>
        </div>
      )}
    </>
  )
}
