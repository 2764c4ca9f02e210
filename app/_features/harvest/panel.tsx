'use client'
import { ArrowDown, ArrowLeft, ArrowUp, MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSession } from '@/app/_session/hooks'
import { Button, IconButton } from '@/app/_ui/button'
import type { Card } from '@/domain/features/harvest'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { WrittenOnCard } from './card-text'
import { Comments } from './comments'
import { PresentButtons } from './present-buttons'
import { useCommentCount } from './use-comments'

/** The groups' results: all at a glance, or one with what was said to it. */
export function HarvestPanel() {
  const { cards } = useSession(({ view }) => view.session.harvest.all)
  const [opened, setOpened] = useState<RoomId | null>(null)
  const card = cards.find((each) => each.card === opened)
  return (
    <div className="h-full overflow-y-auto p-3">
      {card ? <Opened card={card} onBack={() => setOpened(null)} /> : <Gallery cards={cards} onOpen={setOpened} />}
    </div>
  )
}

function Gallery({ cards, onOpen }: { readonly cards: readonly Card[]; readonly onOpen: (card: RoomId) => void }) {
  const t = useTranslations('harvest')
  return (
    <ol aria-label={t('tab')} className="grid gap-3">
      {cards.map((card, i) => (
        <li
          key={card.card}
          aria-label={card.name}
          className="grid gap-2 rounded-md border border-line bg-raised p-4 shadow-card"
        >
          <div className="flex items-start gap-2">
            <h2 className="mr-auto min-w-0 font-bold break-words">{card.name}</h2>
            <Order cards={cards} i={i} />
          </div>
          <Progress card={card} />
          {card.words && <p className="line-clamp-3 text-panel break-words text-soft">{card.words}</p>}
          <div className="flex flex-wrap items-center gap-2">
            <Button size="small" onClick={() => onOpen(card.card)} aria-label={`${t('open')}: ${card.name}`}>
              {t('open')}
            </Button>
            <Said card={card} />
            <PresentButtons card={card} />
          </div>
        </li>
      ))}
    </ol>
  )
}

export function Progress({ card: { done, of } }: { readonly card: Card }) {
  const t = useTranslations('harvest')
  return (
    <div className="grid gap-1 text-meta text-soft">
      <span className="tabular">{t('progress', { done, of })}</span>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full bg-info" style={{ width: `${of === 0 ? 0 : (100 * done) / of}%` }} />
      </div>
    </div>
  )
}

function Said({ card }: { readonly card: Card }) {
  const t = useTranslations('harvest')
  const count = useCommentCount(card)
  if (count === 0) return null
  return (
    <span className="flex items-center gap-1.5 text-meta text-soft">
      <MessageSquare className="size-4" aria-hidden />
      {t('comments', { count })}
    </span>
  )
}

/** Moderators say who reports when. */
function Order({ cards, i }: { readonly cards: readonly Card[]; readonly i: number }) {
  const t = useTranslations('harvest')
  const may = useMay()
  const ask = useAsk()
  const ids = cards.map(({ card }) => card)
  if (cards.length < 2 || !may({ type: 'harvest.arrange', data: { cards: ids } })) return null
  const { name } = cards[i]!
  const moveTo = (to: number) => {
    const others = ids.filter((_, at) => at !== i)
    void ask({ type: 'harvest.arrange', data: { cards: [...others.slice(0, to), ids[i]!, ...others.slice(to)] } }, MAIN)
  }
  return (
    <span className="flex shrink-0">
      <IconButton label={t('earlier', { name })} disabled={i === 0} onClick={() => moveTo(i - 1)}>
        <ArrowUp className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={t('later', { name })} disabled={i === cards.length - 1} onClick={() => moveTo(i + 1)}>
        <ArrowDown className="size-4" aria-hidden />
      </IconButton>
    </span>
  )
}

function Opened({ card, onBack }: { readonly card: Card; readonly onBack: () => void }) {
  const t = useTranslations('harvest')
  return (
    <article aria-label={card.name} className="grid gap-4">
      <Button
        size="small"
        look="quiet"
        className="w-fit"
        icon={<ArrowLeft className="size-4" aria-hidden />}
        onClick={onBack}
      >
        {t('allResults')}
      </Button>
      <div className="grid gap-2">
        <h2 className="text-title font-bold break-words">{card.name}</h2>
        <Progress card={card} />
      </div>
      <div className="flex flex-wrap gap-2 empty:hidden">
        <PresentButtons card={card} />
      </div>
      <WrittenOnCard card={card} />
      <Comments card={card} />
    </article>
  )
}
