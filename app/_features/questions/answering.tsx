'use client'
import { Ellipsis } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay } from '@/app/_session/hooks'
import { Button, IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { Question } from '@/domain/features/questions'

const ReplyDialog = lazily(() => import('./reply-dialog').then((module) => module.ReplyDialog))

/** What moderators do with a question: answer it on stage, in writing, put it first, put it away. Speakers answer in writing. */
export function Answering({ question }: { readonly question: Question }) {
  const t = useTranslations('questions')
  const { questionId, state, pinned, text, withheld = false } = question
  const [isReplying, setReplying] = useState(false)
  const may = useMay()
  const ask = useAsk()
  const data = { questionId }
  const isStaff = may({ type: 'question.answer', data })
  const mayReply = may({ type: 'question.reply', data: { questionId, text: '' } })
  if (!isStaff && !mayReply) return null
  return (
    <div className="flex flex-wrap items-center gap-2 pt-1">
      {isStaff && state === 'open' && (
        <Button size="small" onClick={() => void ask({ type: 'question.answer', data })}>
          {t('answer')}
        </Button>
      )}
      {isStaff && state === 'answering' && (
        <Button size="small" look="main" onClick={() => void ask({ type: 'question.finish', data })}>
          {t('finish')}
        </Button>
      )}
      {!isStaff && (
        <Button size="small" onClick={() => setReplying(true)}>
          {t('reply')}
        </Button>
      )}
      {isStaff && (
        <LazyMenu
          trigger={(props) => (
            <IconButton label={t('more')} {...props}>
              <Ellipsis className="size-4" aria-hidden />
            </IconButton>
          )}
          entries={[
            { label: t('reply'), onSelect: () => setReplying(true) },
            {
              label: pinned ? t('unpin') : t('pin'),
              onSelect: () => void ask({ type: pinned ? 'question.unpin' : 'question.pin', data }),
            },
            {
              label: t('withhold'),
              checked: withheld,
              onSelect: () => void ask({ type: 'question.withhold', data: { questionId, withheld: !withheld } }),
            },
            { label: t('dismiss'), danger: true, onSelect: () => void ask({ type: 'question.dismiss', data }) },
          ]}
        />
      )}
      {isReplying && (
        <Suspense>
          <ReplyDialog questionId={questionId} question={text} onClose={() => setReplying(false)} />
        </Suspense>
      )}
    </div>
  )
}
