'use client'
import { useEffect, useRef } from 'react'
import { usePlanning } from './use-planning'

/** Marks in the page: a room's head, and the buttons with which somebody is moved or gets a wish. */
export const roomMark = (room: number | null): string => `planner-room-${room ?? 'plenary'}`
export const personMark = (id: string): string => `planner-person-${id}`
export const wishMark = (id: string): string => `planner-wish-${id}`

const find = (mark: string): HTMLElement | null => document.getElementById(mark)

/** Brings a room in sight and the keyboard to it. */
export const useGoToRoom = () => (room: number | null) => {
  find(roomMark(room))?.scrollIntoView({ block: 'center' })
  find(roomMark(room))?.focus({ preventScroll: true })
}

/** After somebody was moved by keyboard, it goes on where they are now: at them, or at the room in whose list they are. */
export function useFollowMoved() {
  const { lastMoved, draft } = usePlanning()
  const followed = useRef(lastMoved)
  useEffect(() => {
    if (!lastMoved || followed.current === lastMoved) return
    followed.current = lastMoved
    const room = draft.plan.rooms.findIndex(({ people }) => people.some(({ id }) => id === lastMoved.id))
    // The menu gives the keyboard back to its button first, which is gone.
    const timer = setTimeout(() =>
      (
        find(lastMoved.through === 'wish' ? wishMark(lastMoved.id) : personMark(lastMoved.id)) ??
        find(roomMark(room === -1 ? null : room))
      )?.focus(),
    )
    return () => clearTimeout(timer)
  }, [lastMoved, draft])
}
