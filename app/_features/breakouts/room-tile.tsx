'use client'
import { useId } from 'react'
import type { BreakoutLayers, OpenRoom } from '@/domain/features/breakouts'
import type { WallRoom } from '@/domain/protocol/messages'
import { Alone } from './alone'
import { RoomFigures } from './room-figures'
import { RoomState } from './room-state'
import { Shares } from './shares'
import { Talking } from './talking'
import { Ways } from './ways'

export interface OnWall {
  readonly open: NonNullable<BreakoutLayers['all']>
  readonly room: OpenRoom
  readonly figures: WallRoom
  readonly isCalling: boolean
}

/** One room: who is there, who speaks, how the sides share it, what features say; and the way in. */
export function RoomTile({ open, room, figures, isCalling }: OnWall) {
  const heading = useId()
  return (
    <li
      aria-labelledby={heading}
      data-calling={isCalling || undefined}
      className={`flex flex-col gap-3 rounded-md border bg-surface p-4 shadow-card ${
        isCalling ? 'border-warn ring-2 ring-warn' : 'border-line'
      }`}
    >
      <div className="grid gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <h3 id={heading} className="mr-auto min-w-0 font-bold wrap-anywhere">
            {room.name}
          </h3>
          <RoomState open={open} room={room} figures={figures} />
        </div>
        <Talking room={room} figures={figures} />
      </div>
      <RoomFigures of="TileCall" figures={figures} />
      <Alone open={open} room={room} figures={figures} />
      <div className="mt-auto grid gap-2">
        <Shares shares={figures.shares} />
        <RoomFigures of="TileFigure" figures={figures} />
      </div>
      <Ways open={open} room={room} />
    </li>
  )
}
