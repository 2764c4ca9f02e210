'use client'
import { type ComponentProps, type ReactElement, Suspense, useState } from 'react'
import { lazily } from '@/app/_ui/lazily'
import type { Item, MenuEntries, MenuEntry } from './menu'

const Menu = lazily(() => import('./menu').then((module) => module.Menu))
const ConfirmDialog = lazily(() => import('./confirm-dialog').then((module) => module.ConfirmDialog))

interface Props {
  /** Renders the button; the props must reach it. */
  readonly trigger: (props: ComponentProps<'button'>) => ReactElement
  readonly entries: MenuEntries
}

/** A menu whose code comes when it is first wanted. */
export function LazyMenu({ trigger, entries }: Props) {
  const [wanted, setWanted] = useState(false)
  const [asking, setAsking] = useState<Item | null>(null)
  const closed = trigger({ 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => setWanted(true) })
  if (!wanted) return closed
  const askBefore = (entry: MenuEntry): MenuEntry =>
    typeof entry === 'object' && 'confirm' in entry ? { ...entry, onSelect: () => setAsking(entry) } : entry
  return (
    <>
      <Suspense fallback={closed}>
        <Menu trigger={trigger({})} entries={() => entriesNow(entries).map(askBefore)} />
      </Suspense>
      {asking?.confirm && (
        <Suspense>
          <ConfirmDialog
            {...asking.confirm}
            action={asking.label}
            onConfirm={asking.onSelect}
            onClose={() => setAsking(null)}
          />
        </Suspense>
      )}
    </>
  )
}

const entriesNow = (entries: MenuEntries): readonly MenuEntry[] => (typeof entries === 'function' ? entries() : entries)
