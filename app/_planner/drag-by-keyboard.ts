import type { KeyboardCoordinateGetter } from '@dnd-kit/core'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrow keys go from room to room in the order in which they stand there, the plenary first. */
export const nextRoom: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = STEPS[event.code]
  const { active, over, droppableContainers, droppableRects, collisionRect } = context
  if (step === undefined || !collisionRect) return undefined
  event.preventDefault()
  const rooms = droppableContainers
    .getEnabled()
    .map(({ id, data }) => ({ id, order: (data.current?.room ?? -1) as number }))
    .sort((a, b) => a.order - b.order)
  const here = (over ?? active)?.data.current?.room ?? -1
  const next = rooms[rooms.findIndex(({ order }) => order === here) + step]
  const rect = next && droppableRects.get(next.id)
  if (!rect) return currentCoordinates
  // Its centre onto the room's: by that the room is found.
  return {
    x: rect.left + (rect.width - collisionRect.width) / 2,
    y: rect.top + (rect.height - collisionRect.height) / 2,
  }
}
