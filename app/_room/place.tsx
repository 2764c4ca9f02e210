'use client'
import { createContext, useContext } from 'react'

/** Where this page is: which session, in whose seat, and what is known of both before anything is loaded. */
export interface Place {
  readonly sessionId: string
  readonly seat: string
  readonly title: string
  readonly conference: { readonly slug: string; readonly title: string }
  /** May prepare conferences at the desk. */
  readonly hasDesk: boolean
}

const PlaceContext = createContext<Place | null>(null)
export const PlaceProvider = PlaceContext.Provider

export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (!place) throw new Error('there is no room above this component')
  return place
}
