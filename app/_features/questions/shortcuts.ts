import type { KeyboardEvent } from 'react'
import { useAsk } from '@/app/_session/ask-for'
import type { SessionCommand } from '@/domain/session'

type Key = (questionId: string, isPending: boolean) => SessionCommand | null

/** One key for each thing that moderators do all the time, on the question that has the focus. */
const KEYS: Readonly<Record<string, Key>> = {
  a: (questionId, isPending) =>
    isPending ? { type: 'question.approve', data: { questionId } } : { type: 'question.answer', data: { questionId } },
  e: (questionId, isPending) => (isPending ? null : { type: 'question.finish', data: { questionId } }),
  p: (questionId, isPending) => (isPending ? null : { type: 'question.pin', data: { questionId } }),
  x: (questionId) => ({ type: 'question.dismiss', data: { questionId } }),
}

/** Handles keys pressed anywhere in the panel: arrows (or j and k) go from one to the next. */
export function useShortcuts(): (event: KeyboardEvent<HTMLElement>) => void {
  const ask = useAsk()
  return (event) => {
    const target = event.target as HTMLElement
    const item = target.closest<HTMLElement>('[data-question]')
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea')) return
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (step) {
      event.preventDefault()
      return focusNext(event.currentTarget, item, step)
    }
    if (!item) return
    if (event.target !== item) return
    const command = KEYS[event.key]?.(item.dataset.question!, item.dataset.pending !== undefined)
    if (!command) return
    event.preventDefault()
    focusNext(event.currentTarget, item, 1)
    void ask(command)
  }
}

/** To the next question; at the end to the one before, because this one may go; from elsewhere to the first. */
function focusNext(panel: HTMLElement, item: HTMLElement | null, step: number) {
  const all = [...panel.querySelectorAll<HTMLElement>('[data-question]')]
  const at = item ? all.indexOf(item) : -1
  const next = item ? (all[at + step] ?? all[at - step]) : all[0]
  next?.focus()
}
