'use client'
import { createContext, useContext } from 'react'
import type { SharedDocument } from './shared-document'

/** What the fields of a workbook have in common. */
export interface Desk {
  readonly shared: SharedDocument
  readonly isFull: () => boolean
  readonly whenFull: () => void
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('there is no workbook above this field')
  return desk
}
