'use client'
/** Stands in for the planner until it lands. */
export function PlanRooms(_: {
  readonly conference: string
  readonly set: string | null
  readonly onDone: () => void
}) {
  return null
}
