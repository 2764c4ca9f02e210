'use client'
import { type ComponentProps, lazy, type ReactElement, Suspense, useState } from 'react'
import type { MenuEntry } from './menu'

const Menu = lazy(() => import('./menu').then((module) => ({ default: module.Menu })))

interface Props {
  /** Renders the button; the props must reach it. */
  readonly trigger: (props: ComponentProps<'button'>) => ReactElement
  readonly entries: readonly MenuEntry[]
}

/** A menu whose code comes when it is first wanted. */
export function LazyMenu({ trigger, entries }: Props) {
  const [wanted, setWanted] = useState(false)
  const closed = trigger({ 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => setWanted(true) })
  if (!wanted) return closed
  return (
    <Suspense fallback={closed}>
      <Menu trigger={trigger({})} entries={entries} />
    </Suspense>
  )
}
