'use client'
import { createContext, useContext } from 'react'

/** Where this page is: which session, in whose seat, and what is known of both before anything is loaded. */
export interface Place {
  readonly sessionId: string
  /** Null for whoever only watches. */
  readonly seat: string | null
  readonly title: string
  readonly conference: { readonly slug: string; readonly title: string }
  /** May prepare conferences at the desk. */
  readonly hasDesk: boolean
  /** What is watched; undefined in a session that runs, and for one that is watched without a picture. */
  readonly recording?: string | undefined
}

/** The place of somebody who may take part. */
export type SeatedPlace = Place & { readonly seat: string }

/** What a path needs so that the page behind it knows in which seat one comes. */
export const inSeat = (seat: string | null): string => (seat === null ? '' : `?seat=${seat}`)

const PlaceContext = createContext<Place | null>(null)
export const PlaceProvider = PlaceContext.Provider

export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (!place) throw new Error('there is no room above this component')
  return place
}
