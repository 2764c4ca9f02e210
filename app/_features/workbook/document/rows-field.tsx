'use client'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { MOST_ROWS } from '@/domain/planning/workbook'
import { addRow, type RowsField as Field, listIn, type Row, removeRow, rowsIn } from '@/domain/workbook-document'
import { useDesk } from './desk'
import { RowCard } from './row-card'

/** A list with columns: one card for each row, because panels and phones are narrow. */
export function RowsField({ field }: { readonly field: Field }) {
  const t = useTranslations('workbook')
  const { shared, isFull, whenFull } = useDesk()
  const rows = useRows(field.key)
  const list = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const [isNew, setNew] = useState(false)
  useEffect(() => {
    if (!isNew) return
    setNew(false)
    list.current?.lastElementChild?.querySelector<HTMLElement>('textarea, input')?.focus()
  }, [isNew])
  const append = () => {
    if (isFull()) return whenFull()
    shared.change((document) => addRow(document, field))
    setNew(true)
  }
  const remove = (row: Row) => {
    shared.change((document) => removeRow(document, field.key, row))
    add.current?.focus()
  }
  return (
    <>
      <ol ref={list} className="grid gap-3 empty:hidden">
        {rows.map((row, i) => (
          <RowCard key={nameOf(row)} field={field} row={row} number={i + 1} onRemove={() => remove(row)} />
        ))}
      </ol>
      <Button
        ref={add}
        size="small"
        className="w-fit"
        icon={<Plus className="size-4" aria-hidden />}
        disabled={rows.length >= MOST_ROWS}
        onClick={append}
      >
        {t('addRow')}
      </Button>
    </>
  )
}

function useRows(key: string): readonly Row[] {
  const { shared } = useDesk()
  const [rows, setRows] = useState(() => rowsIn(shared.document, key))
  useEffect(() => {
    const list = listIn(shared.document, key)
    const look = () => setRows(rowsIn(shared.document, key))
    look()
    list.observe(look)
    return () => list.unobserve(look)
  }, [shared, key])
  return rows
}

const names = new WeakMap<Row, string>()
let count = 0

/** Rows have no names of their own; here each gets one, so that hands stay where they are when others add and remove. */
function nameOf(row: Row): string {
  const name = names.get(row) ?? `row ${++count}`
  names.set(row, name)
  return name
}
