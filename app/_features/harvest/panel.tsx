'use client'
import { ArrowDown, ArrowLeft, ArrowUp, MessageSquare } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSession } from '@/app/_session/hooks'
import { Button, IconButton } from '@/app/_ui/button'
import type { Card, Face } from '@/domain/features/harvest'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { WrittenOnCard } from './card-text'
import { Comments } from './comments'
import { PresentButtons } from './present-buttons'
import { useCardText } from './use-card'
import { useCommentCount } from './use-comments'
import { useFaces } from './use-faces'

/** The groups' results: all at a glance, or one with what was said to it. */
export function HarvestPanel() {
  const { cards } = useSession(({ view }) => view.session.harvest.all)
  const faceOf = useFaces(cards)
  const [opened, setOpened] = useState<RoomId | null>(null)
  const card = cards.find((each) => each.card === opened)
  const face = card && faceOf(card.card)
  return (
    <div className="h-full overflow-y-auto p-3">
      {card && face ? (
        <Opened card={card} face={face} onBack={() => setOpened(null)} />
      ) : (
        <Gallery cards={cards} faceOf={faceOf} onOpen={setOpened} />
      )}
    </div>
  )
}

interface GalleryProps {
  readonly cards: readonly Card[]
  readonly faceOf: (card: RoomId) => Face | undefined
  readonly onOpen: (card: RoomId) => void
}

function Gallery({ cards, faceOf, onOpen }: GalleryProps) {
  const t = useTranslations('harvest')
  return (
    <ol aria-label={t('tab')} className="grid gap-3">
      {cards.map((card, i) => {
        const face = faceOf(card.card)
        return (
          <li
            key={card.card}
            aria-label={face?.name ?? t('loading')}
            aria-busy={!face}
            className="grid min-h-32 content-start gap-2 rounded-md border border-line bg-raised p-4 shadow-card"
          >
            {face ? (
              <InGallery card={card} face={face} onOpen={onOpen}>
                <Order cards={cards} i={i} name={face.name} />
              </InGallery>
            ) : (
              <p className="text-panel text-soft">{t('loading')}</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

interface InGalleryProps {
  readonly card: Card
  readonly face: Face
  readonly onOpen: (card: RoomId) => void
  readonly children: ReactNode
}

function InGallery({ card, face, onOpen, children }: InGalleryProps) {
  const t = useTranslations('harvest')
  const { name, words } = face
  return (
    <>
      <div className="flex items-start gap-2">
        <h2 className="mr-auto min-w-0 font-bold wrap-anywhere">{name}</h2>
        {children}
      </div>
      <Progress face={face} />
      {words && <p className="line-clamp-3 text-panel wrap-anywhere text-soft">{words}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => onOpen(card.card)} aria-label={`${t('open')}: ${name}`}>
          {t('open')}
        </Button>
        <Said card={card} />
        <PresentButtons card={card.card} name={name} />
      </div>
    </>
  )
}

function Progress({ face: { done, of } }: { readonly face: Face }) {
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
function Order({ cards, i, name }: { readonly cards: readonly Card[]; readonly i: number; readonly name: string }) {
  const t = useTranslations('harvest')
  const may = useMay()
  const ask = useAsk()
  const ids = cards.map(({ card }) => card)
  if (cards.length < 2 || !may({ type: 'harvest.arrange', data: { cards: ids } })) return null
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

interface OpenedProps {
  readonly card: Card
  readonly face: Face
  readonly onBack: () => void
}

function Opened({ card, face, onBack }: OpenedProps) {
  const t = useTranslations('harvest')
  const text = useCardText(card)
  return (
    <article aria-label={face.name} className="grid gap-4">
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
        <h2 className="min-w-0 text-title font-bold wrap-anywhere">{face.name}</h2>
        <Progress face={face} />
      </div>
      <div className="flex flex-wrap gap-2 empty:hidden">
        <PresentButtons card={card.card} name={face.name} />
      </div>
      <WrittenOnCard text={text} />
      <Comments card={card} />
    </article>
  )
}
