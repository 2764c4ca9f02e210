'use client'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

interface ShownPanel {
  /** The name of a feature; null until somebody chooses. */
  readonly chosen: string | null
  readonly choose: (name: string) => void
}
const Context = createContext<ShownPanel>({ chosen: null, choose: () => {} })

/** Which panel lies open can be said from everywhere in the room. */
export function ShownPanelProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, choose] = useState<string | null>(null)
  return <Context value={useMemo(() => ({ chosen, choose }), [chosen])}>{children}</Context>
}

export const useShownPanel = () => useContext(Context)
