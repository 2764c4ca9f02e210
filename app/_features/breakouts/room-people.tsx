'use client'
import { ArrowLeftRight, ArrowRight } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver } from '@/app/_session/hooks'
import { fromWhere } from '@/app/_session/person-name'
import { Avatar } from '@/app/_ui/avatar'
import { Button, IconButton } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import { Empty, Waiting } from '@/app/_ui/notice'
import type { BreakoutLayers, OpenRoom } from '@/domain/features/breakouts'
import type { Card } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'
import { useSwap } from './swap'

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly room: OpenRoom
  readonly onClose: () => void
}

interface Person {
  readonly id: ParticipantId
  readonly card: Card
}

/** Who is in a room, and the way to put somebody elsewhere: by a menu, so by keyboard too. */
export function RoomPeople({ open, room, onClose }: Props) {
  const t = useTranslations('breakouts')
  const common = useTranslations('common')
  const [people, look] = usePeopleIn(room.id)
  const elsewhere = [{ id: MAIN, name: t('plenary') }, ...open.rooms.filter(({ id }) => id !== room.id)]
  return (
    <Dialog title={room.name} closeLabel={common('close')} onClose={onClose}>
      {people === null ? (
        <Waiting>{t('loading')}</Waiting>
      ) : people.length === 0 ? (
        <Empty>{t('nobodyHere')}</Empty>
      ) : (
        <ul className="grid gap-1">
          {people.map((person) => (
            <Row key={person.id} person={person} elsewhere={elsewhere} onMoved={look} onSwapping={onClose} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface RowProps {
  readonly person: Person
  readonly elsewhere: readonly { readonly id: string; readonly name: string }[]
  readonly onMoved: () => void
  /** The other one is chosen in another room. */
  readonly onSwapping: () => void
}

function Row({ person: { id, card }, elsewhere, onMoved, onSwapping }: RowProps) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const { first, swap } = useSwap()
  const change = async () => {
    await swap({ id, name: card.name })
    if (first) onMoved()
    else onSwapping()
  }
  const move = async (room: string) => {
    await ask({ type: 'breakouts.move', data: { participantId: id, room } }, MAIN)
    onMoved()
  }
  return (
    <li className="flex items-center gap-3 rounded-sm px-1 py-1.5">
      <Avatar id={id} name={card.name} />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{card.name}</span>
        <span className="block truncate text-meta text-soft">{fromWhere(card)}</span>
      </span>
      <IconButton
        label={first ? t('swapPeople', { one: first.name, other: card.name }) : t('swapPerson', { name: card.name })}
        aria-pressed={first?.id === id}
        onClick={() => void change()}
      >
        <ArrowLeftRight className="size-4" aria-hidden />
      </IconButton>
      <LazyMenu
        entries={elsewhere.map((room) => ({ label: room.name, onSelect: () => void move(room.id) }))}
        trigger={(props) => (
          <Button
            size="small"
            aria-label={t('movePerson', { name: card.name })}
            icon={<ArrowRight className="size-4" aria-hidden />}
            {...props}
          >
            {t('moveTo')}
          </Button>
        )}
      />
    </li>
  )
}

const AGAIN = 2_000

/** Looked up every few seconds while it is shown; null until it is known. */
function usePeopleIn(room: string): [readonly Person[] | null, () => void] {
  const { presence } = useDriver()
  const [people, setPeople] = useState<readonly Person[] | null>(null)
  const look = useCallback(() => {
    presence?.fetchPeople(room, {}).then(
      (page) => setPeople(page.people),
      () => {},
    )
  }, [presence, room])
  useEffect(() => {
    look()
    const timer = setInterval(look, AGAIN)
    return () => clearInterval(timer)
  }, [look])
  return [people, look]
}
