'use client'
import * as Radix from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { IconButton } from './button'

interface Props {
  readonly title: string
  /** Read out with the title. */
  readonly text?: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A dialog that is open as long as it is rendered. Load it with `lazy`: most pages never show one. What loads within it
 * waits within it: a dialog that was taken off the page for a moment would no longer know that it holds the focus.
 */
export function Dialog({ title, text, closeLabel, onClose, children }: Props) {
  const [before] = useState(() => document.activeElement)
  const body = useRef<HTMLDivElement>(null)
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          {...(text === undefined && { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            // What one came for, and not the way out.
            const first = body.current?.querySelector<HTMLElement>('input, textarea, select, button')
            if (!first) return
            event.preventDefault()
            first.focus()
          }}
          onCloseAutoFocus={(event) => {
            if (!(before instanceof HTMLElement && before.isConnected)) return
            event.preventDefault()
            before.focus()
          }}
          className="fixed inset-x-0 bottom-0 z-50 grid max-h-[90dvh] grid-cols-[minmax(0,1fr)] gap-4 overflow-y-auto rounded-t-lg bg-surface p-5 shadow-card sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[min(32rem,92vw)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="min-w-0 text-title font-bold wrap-anywhere">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={closeLabel}>
                <X className="size-5" aria-hidden />
              </IconButton>
            </Radix.Close>
          </div>
          {text !== undefined && <Radix.Description>{text}</Radix.Description>}
          <div ref={body} className="contents">
            <Suspense>{children}</Suspense>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
