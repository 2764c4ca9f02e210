'use client'
import type { ComponentProps } from 'react'
import { SetPlanner } from '@/app/_planner/set-planner'

interface Props extends Omit<ComponentProps<typeof SetPlanner>, 'onCreated'> {
  /** Where the sets are. */
  readonly path: string
}

/** The planner at the desk: a new set gets an address of its own. */
export const DeskPlanner = ({ path, ...rest }: Props) => (
  <SetPlanner {...rest} onCreated={(id) => window.history.replaceState(null, '', `${path}/${id}`)} />
)
