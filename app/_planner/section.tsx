'use client'
import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'

interface Props {
  readonly title: string
  /** What is chosen in it, told while it is folded. */
  readonly summary: string
  readonly isOpenAtFirst: boolean
  readonly children: ReactNode
}

/** A part that can be folded away, because a phone is small. */
export function Section({ title, summary, isOpenAtFirst, children }: Props) {
  const id = useId()
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <section className="rounded-md border border-line bg-surface shadow-card">
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-11 w-full items-center gap-2 rounded-md px-4 py-2 text-left"
        >
          <span className="font-bold">{title}</span>
          {!isOpen && <span className="min-w-0 truncate text-meta text-soft">{summary}</span>}
          <ChevronDown className={`ml-auto size-4 shrink-0 text-soft ${isOpen ? 'rotate-180' : ''}`} aria-hidden />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="grid gap-3 px-4 pb-4">
        {children}
      </div>
    </section>
  )
}
