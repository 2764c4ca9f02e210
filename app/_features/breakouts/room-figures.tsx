'use client'
import { type ComponentType, Suspense } from 'react'
import { FEATURES } from '@/app/_features'
import type { WallRoom } from '@/domain/protocol/messages'

/** What features show of a room on the wall: figures, or what calls for somebody. */
export const RoomFigures = ({
  of,
  figures: { room, figures },
}: {
  readonly of: 'TileFigure' | 'TileCall'
  readonly figures: WallRoom
}) =>
  FEATURES.map((feature) => {
    const Figure = feature[of] as ComponentType<{ room: string; figure: unknown }> | undefined
    return Figure && figures[feature.name] !== undefined ? (
      <Suspense key={feature.name}>
        <Figure room={room} figure={figures[feature.name]} />
      </Suspense>
    ) : null
  })
