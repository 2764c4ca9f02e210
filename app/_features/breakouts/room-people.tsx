'use client'
import { ArrowLeftRight, ArrowRight } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver } from '@/app/_session/hooks'
import { fromWhere } from '@/app/_session/person-name'
import { Avatar } from '@/app/_ui/avatar'
import { Badge } from '@/app/_ui/badge'
import { Button, IconButton } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { TextField } from '@/app/_ui/field'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import { Empty, Waiting } from '@/app/_ui/notice'
import type { BreakoutLayers, OpenRoom } from '@/domain/features/breakouts'
import type { Card } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'
import { useSwap } from './swap'

interface Props {
  readonly open: NonNullable<BreakoutLayers['all']>
  /** An open room, or the plenary. */
  readonly room: Pick<OpenRoom, 'id' | 'name'>
  readonly onClose: () => void
}

interface Person {
  readonly id: ParticipantId
  readonly card: Card
  /** They belong here, and their line is down. */
  readonly isAway?: boolean
}

/** Who is in a room or belongs there and is away, and the way to put somebody elsewhere: by a menu, so by keyboard too. */
export function RoomPeople({ open, room, onClose }: Props) {
  const t = useTranslations('breakouts')
  const common = useTranslations('common')
  const [search, setSearch] = useState('')
  const [found, look] = usePeopleIn(room.id, search)
  const elsewhere = [{ id: MAIN, name: t('plenary') }, ...open.rooms].filter(({ id }) => id !== room.id)
  const people = found?.people
  return (
    <Dialog title={room.name} closeLabel={common('close')} onClose={onClose}>
      {(found?.hasMore || search !== '') && (
        <div className="mb-3">
          <TextField
            type="search"
            label={t('findPerson')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      {people === undefined ? (
        <Waiting>{t('loading')}</Waiting>
      ) : people.length === 0 ? (
        <Empty>{search === '' ? t('nobodyHere') : t('nobodyFound')}</Empty>
      ) : (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
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

function Row({ person: { id, card, isAway }, elsewhere, onMoved, onSwapping }: RowProps) {
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
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="max-w-full truncate font-semibold">{card.name}</span>
          {isAway && <Badge>{t('away')}</Badge>}
        </span>
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

interface Found {
  readonly people: readonly Person[]
  /** There are more than are listed: one has to search. */
  readonly hasMore: boolean
}

/** Looked up every few seconds while it is shown; null until it is known. */
function usePeopleIn(room: string, search: string): [Found | null, () => void] {
  const { presence } = useDriver()
  const [found, setFound] = useState<Found | null>(null)
  const asked = useRef(search)
  asked.current = search
  const look = useCallback(() => {
    presence?.fetchPeople(room, { away: 'too', ...(search !== '' && { search }) }).then(
      // What was asked before may be answered after.
      ({ people, after }) => asked.current === search && setFound({ people, hasMore: after !== null }),
      () => {},
    )
  }, [presence, room, search])
  useEffect(() => {
    look()
    const timer = setInterval(look, AGAIN)
    return () => clearInterval(timer)
  }, [look])
  return [found, look]
}
