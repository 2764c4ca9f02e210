'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useNow, useWall } from '@/app/_session/hooks'
import { Empty, Waiting } from '@/app/_ui/notice'
import type { BreakoutLayers } from '@/domain/features/breakouts'
import { needsSomebody } from './calls'
import { OthersVoice } from './others-voice'
import { Plenary } from './plenary'
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
        <OthersVoice open={open} />
        {wall.withoutPlace.length > 0 && <Plenary open={open} wall={wall} />}
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
        {wall.withoutPlace.length === 0 && <Plenary open={open} wall={wall} />}
      </div>
    </Swapping>
  )
}
