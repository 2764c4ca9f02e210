'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'

interface Props {
  /** Which of the items is selected, as a key: it is brought into view when another one is. */
  readonly selected: string
  readonly children: ReactNode
}

/**
 * A row of tabs that may be wider than its place. What lies beyond an end is hinted at there, and a click goes on; the
 * keyboard goes from tab to tab, and the row follows.
 */
export function Sideways({ selected, children }: Props) {
  const row = useRef<HTMLDivElement>(null)
  const [beyond, look] = useBeyond(row)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the selection that moves the row
  useEffect(() => {
    // At once, and again when its place becomes another; not when a number grows, for somebody may have moved the row.
    const observer = new ResizeObserver(() => {
      row.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      look()
    })
    if (row.current) observer.observe(row.current)
    return () => observer.disconnect()
  }, [selected, look])
  const go = (by: 1 | -1) => row.current?.scrollBy({ left: by * row.current.clientWidth * 0.6, behavior: 'smooth' })
  return (
    <div className="relative shrink-0 border-b border-line">
      <div ref={row} className="overflow-x-auto [scrollbar-width:none] *:w-max *:min-w-full" onScroll={look}>
        {children}
      </div>
      {beyond.left && <Beyond side="left" onClick={() => go(-1)} />}
      {beyond.right && <Beyond side="right" onClick={() => go(1)} />}
    </div>
  )
}

/** For the eye and the pointer alone: whoever listens or types is led through all tabs anyway. */
function Beyond({ side, onClick }: { readonly side: 'left' | 'right'; readonly onClick: () => void }) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight
  const place = side === 'left' ? 'left-0 justify-start bg-linear-to-r' : 'right-0 justify-end bg-linear-to-l'
  return (
    <button
      type="button"
      aria-hidden
      tabIndex={-1}
      onClick={onClick}
      className={`absolute inset-y-0 flex w-11 items-center from-surface from-50% to-transparent text-soft hover:text-ink ${place}`}
    >
      <Icon className="size-5" />
    </button>
  )
}

/** Whether there is more beyond the ends of a row, and the way to look again. */
function useBeyond(row: { readonly current: HTMLElement | null }) {
  const [beyond, setBeyond] = useState({ left: false, right: false })
  const look = useCallback(() => {
    if (!row.current) return
    const { scrollLeft, scrollWidth, clientWidth } = row.current
    const [left, right] = [scrollLeft > 1, scrollLeft + clientWidth < scrollWidth - 1]
    setBeyond((known) => (known.left === left && known.right === right ? known : { left, right }))
  }, [row])
  useEffect(() => {
    const observer = new ResizeObserver(look)
    // The row when its place changes, what is in it when a tab comes or a number grows.
    for (const element of [row.current, row.current?.firstElementChild]) if (element) observer.observe(element)
    return () => observer.disconnect()
  }, [row, look])
  return [beyond, look] as const
}
