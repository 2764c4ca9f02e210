'use client'
import * as Radix from '@radix-ui/react-dropdown-menu'
import type { ReactNode } from 'react'

export interface Item {
  readonly label: string
  readonly icon?: ReactNode
  /** Said below it, small. */
  readonly note?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly checked?: boolean
  /** Asked before; for what cannot be taken back. */
  readonly confirm?: { readonly title: string; readonly text: string }
  readonly onSelect: () => void
}
export type MenuEntry = Item | 'line' | { readonly heading: string }
/** A function is asked each time the menu opens: where there are many menus, or many entries. */
export type MenuEntries = readonly MenuEntry[] | (() => readonly MenuEntry[])

/** A menu under a button. Load it with `lazy`. It opens at once, because what loads it was the wish to see it. */
export function Menu({
  trigger,
  entries,
  onClose,
}: {
  readonly trigger: ReactNode
  readonly entries: MenuEntries
  readonly onClose?: () => void
}) {
  return (
    <Radix.Root defaultOpen modal={false} onOpenChange={(open) => !open && onClose?.()}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[min(24rem,calc(100vw-1rem))] min-w-52 overflow-y-auto rounded-md border border-line bg-surface p-1.5 shadow-card"
        >
          <Entries entries={entries} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Rendered only while the menu is open. */
const Entries = ({ entries }: { readonly entries: MenuEntries }) =>
  (typeof entries === 'function' ? entries() : entries).map((entry, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the list is given whole each time
    <Entry key={i} entry={entry} />
  ))

const ITEM =
  'flex min-h-11 w-full items-center gap-3 rounded-sm px-3 text-panel wrap-anywhere outline-none data-highlighted:bg-accent-soft data-disabled:opacity-50'

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if (entry === 'line') return <Radix.Separator className="my-1.5 h-px bg-line" />
  if ('heading' in entry) return <Radix.Label className="px-3 py-1.5 text-meta text-soft">{entry.heading}</Radix.Label>
  const { label, note, icon, danger, disabled, checked, onSelect } = entry
  const look = `${ITEM} ${danger ? 'text-live' : ''}`
  if (checked !== undefined) {
    return (
      <Radix.CheckboxItem className={look} checked={checked} disabled={disabled ?? false} onSelect={onSelect}>
        <span className="w-5">
          <Radix.ItemIndicator>✓</Radix.ItemIndicator>
        </span>
        <Label label={label} note={note} />
      </Radix.CheckboxItem>
    )
  }
  return (
    <Radix.Item className={look} disabled={disabled ?? false} onSelect={onSelect}>
      {icon}
      <Label label={label} note={note} />
    </Radix.Item>
  )
}

const Label = ({ label, note }: { readonly label: string; readonly note: string | undefined }) =>
  note === undefined ? (
    label
  ) : (
    <span className="grid py-1.5">
      <span>{label}</span> <span className="tabular text-meta text-soft">{note}</span>
    </span>
  )
