'use client'
import { useId } from 'react'
import { Alone } from './alone'
import { RoomFigures } from './room-figures'
import { RoomState } from './room-state'
import type { OnWall } from './room-tile'
import { Shares } from './shares'
import { Talking } from './talking'
import { Ways } from './ways'

/** The same in a line, for many rooms: two lines on small screens. What calls for somebody stands below it. */
export function RoomRow({ open, room, figures, isCalling }: OnWall) {
  const heading = useId()
  return (
    <li
      aria-labelledby={heading}
      data-calling={isCalling || undefined}
      className={`flex flex-wrap items-center gap-x-4 gap-y-1 border-l-4 py-1 pr-3 pl-2 wide:pr-4 wide:pl-3 ${isCalling ? 'border-l-warn' : 'border-l-transparent'}`}
    >
      <div className="flex min-w-0 flex-[1_1_100%] items-center gap-1.5 sm:flex-[1_1_calc(100%-10rem)] wide:flex-[1_1_15rem]">
        <h3 id={heading} className="mr-auto truncate font-bold" title={room.name}>
          {room.name}
        </h3>
        <RoomState open={open} room={room} figures={figures} />
      </div>
      <div className="min-w-0 flex-[1_1_9rem] sm:order-2 wide:flex-[1_1_10rem]">
        <Talking room={room} figures={figures} />
      </div>
      <div className="sm:order-1 wide:order-3">
        <Ways open={open} room={room} isShort />
      </div>
      <div className="grid min-w-0 flex-[1_1_16rem] grid-cols-2 gap-4 max-sm:hidden sm:order-2">
        <Shares shares={figures.shares} />
        <RoomFigures of="TileFigure" figures={figures} />
      </div>
      <div className="order-4 grid basis-full gap-1.5 pb-1 empty:hidden">
        <RoomFigures of="TileCall" figures={figures} />
        <Alone open={open} room={room} figures={figures} />
      </div>
    </li>
  )
}
