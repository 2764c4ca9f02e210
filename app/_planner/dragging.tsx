'use client'
import {
  type Active,
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  type Over,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { nextRoom } from './drag-by-keyboard'
import { useRoomName } from './room-name'
import { usePlanning } from './use-planning'

interface Dragged {
  readonly name: string
  readonly room: number | null
}
const draggedOf = (active: Active) => active.data.current as Dragged
/** Where they are dragged to: a room as the card under them says. */
const roomOf = (over: Over) => over.data.current as Dragged

/** With a pointer what lies under it counts; by keyboard the room that was gone to. */
const under: CollisionDetection = (args) => (args.pointerCoordinates ? pointerWithin(args) : closestCenter(args))

/** Lets people be dragged from room to room: by mouse, by finger, and by keyboard, which says what happens. */
export function Dragging({ children }: { readonly children: ReactNode }) {
  const { move } = usePlanning()
  const [dragged, setDragged] = useState<Dragged | null>(null)
  useEscapeOnlyCancels(dragged !== null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextRoom }),
  )
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={under}
      accessibility={useWords()}
      onDragStart={({ active }) => setDragged(draggedOf(active))}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ active, over }) => {
        setDragged(null)
        if (over && roomOf(over).room !== draggedOf(active).room) move(String(active.id), roomOf(over).room)
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="w-fit cursor-grabbing rounded-sm border border-accent bg-surface px-3 py-2 text-panel font-semibold shadow-card">
            {dragged.name}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

/** What lies around the planner would close by the same key press. */
function useEscapeOnlyCancels(isDragging: boolean) {
  useEffect(() => {
    if (!isDragging) return
    const claim = (event: KeyboardEvent) => event.key === 'Escape' && event.preventDefault()
    // Before anybody else hears it; whoever would close leaves alone what is claimed.
    window.addEventListener('keydown', claim, true)
    return () => window.removeEventListener('keydown', claim, true)
  }, [isDragging])
}

function useWords(): { announcements: Announcements; screenReaderInstructions: { draggable: string } } {
  const t = useTranslations('planner.drag')
  const nameOf = useRoomName()
  // Whoever is picked up is over their own room at once: that would drown what is said first.
  const hasLeft = useRef(false)
  const said = (active: Active, over: Over | null) => ({
    name: draggedOf(active).name,
    room: over ? nameOf(roomOf(over).name) : '',
  })
  return {
    screenReaderInstructions: { draggable: t('how') },
    announcements: {
      onDragStart: ({ active }) => {
        hasLeft.current = false
        return t('started', { name: draggedOf(active).name })
      },
      onDragOver: ({ active, over }) => {
        hasLeft.current ||= over !== null && roomOf(over).room !== draggedOf(active).room
        return over && hasLeft.current ? t('over', said(active, over)) : undefined
      },
      onDragEnd: ({ active, over }) =>
        over ? t('dropped', said(active, over)) : t('cancelled', { name: draggedOf(active).name }),
      onDragCancel: ({ active }) => t('cancelled', { name: draggedOf(active).name }),
    },
  }
}
