'use client'
import { LayoutGrid, List } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useNow, useSession, useWall } from '@/app/_session/hooks'
import { PersonName } from '@/app/_session/person-name'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Waiting } from '@/app/_ui/notice'
import type { BreakoutLayers } from '@/domain/features/breakouts'
import type { Wall as WallContent } from '@/domain/protocol/messages'
import { callsIn, needsSomebody } from './calls'
import { RoomTile } from './room-tile'
import { SwapNotice, Swapping } from './swap'

type OpenRooms = NonNullable<BreakoutLayers['all']>

/** All rooms at a glance: only what needs a person is coloured. */
export function Wall({ open }: { readonly open: OpenRooms }) {
  const t = useTranslations('breakouts')
  const wall = useWall()
  const [isList, setList] = useState(open.rooms.length > 24)
  const [onlyCalls, setOnlyCalls] = useState(false)
  const now = useNow()
  if (!wall) return <Waiting>{t('loading')}</Waiting>
  const tiles = open.rooms.flatMap((room) => {
    const figures = wall.rooms.find((each) => each.room === room.id)
    return figures ? [{ room, figures, isCalling: needsSomebody(figures, now) }] : []
  })
  const calling = tiles.filter(({ isCalling }) => isCalling).length
  const shown = onlyCalls && calling > 0 ? tiles.filter(({ isCalling }) => isCalling) : tiles
  return (
    <Swapping>
      <div className="grid gap-4">
        <SwapNotice />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Summary wall={wall} />
          {calling > 0 && (
            <Button size="small" aria-pressed={onlyCalls} onClick={() => setOnlyCalls(!onlyCalls)}>
              {t('needSomebody', { count: calling })}
            </Button>
          )}
          <Button
            size="small"
            look="quiet"
            aria-pressed={isList}
            icon={isList ? <List className="size-4" aria-hidden /> : <LayoutGrid className="size-4" aria-hidden />}
            onClick={() => setList(!isList)}
          >
            {isList ? t('asList') : t('asTiles')}
          </Button>
        </div>
        <ul
          aria-label={t('rooms')}
          className={isList ? 'grid gap-2' : 'grid gap-3 wide:gap-4 sm:grid-cols-2 xl:grid-cols-3'}
        >
          {shown.map(({ room, figures, isCalling }) => (
            <RoomTile key={room.id} open={open} room={room} figures={figures} isCalling={isCalling} isRow={isList} />
          ))}
        </ul>
        <Passed />
      </div>
    </Swapping>
  )
}

function Summary({ wall }: { readonly wall: WallContent }) {
  const t = useTranslations('breakouts')
  const here = wall.rooms.reduce((sum, room) => sum + room.here, 0)
  const expected = wall.rooms.reduce((sum, room) => sum + room.expected, 0)
  const calls = callsIn(wall)
  return (
    <p className="mr-auto flex flex-wrap items-center gap-x-3 gap-y-1 text-panel text-soft">
      <span className="tabular">{t('summary', { here, expected, plenary: wall.plenary })}</span>
      {calls > 0 && <Badge tone="warn">{t('callsSaid', { count: calls })}</Badge>}
    </p>
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
