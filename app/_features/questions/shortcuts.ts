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

/** Handles keys pressed inside a list of questions: arrows (or j and k) go from one to the next. */
export function useShortcuts(): (event: KeyboardEvent<HTMLElement>) => void {
  const ask = useAsk()
  return (event) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-question]')
    if (
      !item ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (event.target as HTMLElement).matches('input, textarea')
    )
      return
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (step) {
      event.preventDefault()
      return focusNext(item, step)
    }
    if (event.target !== item) return
    const command = KEYS[event.key]?.(item.dataset.question!, item.dataset.pending !== undefined)
    if (!command) return
    event.preventDefault()
    focusNext(item, 1)
    void ask(command)
  }
}

function focusNext(item: HTMLElement, step: number) {
  const all = [...(item.closest('aside')?.querySelectorAll<HTMLElement>('[data-question]') ?? [])]
  all[all.indexOf(item) + step]?.focus()
}
