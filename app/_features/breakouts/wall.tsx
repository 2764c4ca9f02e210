'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useNow, useSession, useWall } from '@/app/_session/hooks'
import { PersonName } from '@/app/_session/person-name'
import { Badge } from '@/app/_ui/badge'
import { Empty, Waiting } from '@/app/_ui/notice'
import type { BreakoutLayers } from '@/domain/features/breakouts'
import { needsSomebody } from './calls'
import { RoomRow } from './room-row'
import { RoomTile } from './room-tile'
import { SwapNotice, Swapping } from './swap'
import { useCalls } from './use-calls'
import { WallHead } from './wall-head'

/** From so many rooms on the wall begins as a list. */
const MANY = 16

/** All rooms at a glance: only what needs a person is coloured. */
export function Wall({ open }: { readonly open: NonNullable<BreakoutLayers['all']> }) {
  const t = useTranslations('breakouts')
  const wall = useWall()
  const [isList, setList] = useState(open.rooms.length >= MANY)
  const now = useNow()
  const known = new Map(wall?.rooms.map((figures) => [figures.room, figures]))
  const rooms = open.rooms.flatMap((room) => {
    const figures = known.get(room.id)
    return figures ? [{ room, figures, isCalling: needsSomebody(figures, now) }] : []
  })
  const { shown, isOnly, toggle } = useCalls(rooms)
  if (!wall) return <Waiting>{t('loading')}</Waiting>
  const Room = isList ? RoomRow : RoomTile
  return (
    <Swapping>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <WallHead
          wall={wall}
          calling={rooms.filter(({ isCalling }) => isCalling).length}
          isOnlyCalls={isOnly}
          onOnlyCalls={toggle}
          isList={isList}
          onList={setList}
        />
        <SwapNotice />
        {shown.length === 0 && <Empty>{t('nobodyCalls')}</Empty>}
        <ul
          aria-label={t('rooms')}
          className={
            isList
              ? 'divide-y divide-line rounded-md border border-line bg-surface shadow-card empty:hidden'
              : 'grid gap-3 sm:grid-cols-2 wide:gap-4 xl:grid-cols-3'
          }
        >
          {shown.map((each) => (
            <Room key={each.room.id} open={open} {...each} />
          ))}
        </ul>
        <Passed />
      </div>
    </Swapping>
  )
}

/** Who said that they stay in the plenary. Nobody has to say why. */
function Passed() {
  const t = useTranslations('breakouts')
  const passed = useSession(({ view }) => view.session.breakouts.staff?.passed)
  if (!passed || passed.length === 0) return null
  return (
    <section aria-labelledby="passed" className="rounded-md border border-line bg-surface p-4">
      <h3 id="passed" className="font-bold">
        {t('passed', { count: passed.length })}
      </h3>
      <ul className="mt-2 flex flex-wrap gap-2">
        {passed.map(({ participantId }) => (
          <li key={participantId}>
            <Badge>
              <PersonName id={participantId} />
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
