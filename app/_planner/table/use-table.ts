'use client'
import { useDeferredValue, useMemo, useState } from 'react'
import type { TableRow } from '@/domain/planning/table/rows'
import { cutTable } from './cut'

/** What was cut of a text; null as long as there is none. */
export type Cut = readonly TableRow[] | null

/** A text that becomes a table, and whom somebody picked for its lines. */
export function useTable() {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map())
  const current = useDeferredValue(text)
  const cut = useMemo((): Cut => (current.trim() === '' ? null : cutTable(current)), [current])
  const put = (next: string) => {
    setText(next)
    setChosen(new Map())
  }
  return { text, put, cut, chosen, choose: (line: number, id: string) => setChosen(new Map(chosen).set(line, id)) }
}
