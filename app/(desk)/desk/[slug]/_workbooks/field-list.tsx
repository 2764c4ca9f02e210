'use client'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Plus, X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button, IconButton } from '@/app/_ui/button'
import { inLanguage, MOST_FIELDS } from '@/domain/planning/workbook'
import { FieldEditor, type FieldEditorProps } from './field-editor'
import { type Draft, type DraftField, moved, newField, withField } from './template-draft'

interface Props extends Pick<FieldEditorProps, 'language' | 'errorOf'> {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  /** Places in the list are not what they were. */
  readonly onReorder: () => void
}

/** The fields in their order; one is open to be written at a time, and those with something wrong. */
export function FieldList({ draft, language, errorOf, onChange, onReorder }: Props) {
  const t = useTranslations('desk.workbooks')
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLElement>(null)
  const { name, fields } = draft
  const order = (next: readonly DraftField[]) => {
    onChange({ name, fields: next })
    onReorder()
  }
  const nameOf = (index: number) => inLanguage(fields[index]!.label, language) || t('unnamed', { number: index + 1 })
  const move = (from: number, to: number) => {
    order(moved(fields, from, to))
    setSaid(t('moved', { label: nameOf(from), position: to + 1, count: fields.length }))
  }
  return (
    <section ref={list} tabIndex={-1} aria-label={t('fields')} className="grid gap-3 outline-none">
      <ol className="grid gap-2">
        {fields.map((field, i) => (
          <Row
            key={field.key}
            name={nameOf(i)}
            isFirst={i === 0}
            isLast={i === fields.length - 1}
            isOpen={open === field.key || errorOf(`fields.${i}`).error !== undefined}
            onToggle={() => setOpen(open === field.key ? null : field.key)}
            onMove={(by) => move(i, i + by)}
            onRemove={() => {
              order(fields.filter((_, other) => other !== i))
              // What had the focus is gone.
              list.current?.focus()
            }}
          >
            <FieldEditor
              field={field}
              path={`fields.${i}`}
              language={language}
              errorOf={errorOf}
              onChange={(change) => onChange(withField(draft, i, change))}
            />
          </Row>
        ))}
      </ol>
      <Button
        className="w-fit"
        icon={<Plus className="size-4" aria-hidden />}
        disabled={fields.length >= MOST_FIELDS}
        onClick={() => {
          const field = newField(fields)
          order([...fields, field])
          setOpen(field.key)
        }}
      >
        {t('addField')}
      </Button>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  )
}

interface RowProps {
  readonly name: string
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
  readonly children: React.ReactNode
}

function Row({ name, isFirst, isLast, isOpen, onToggle, onMove, onRemove, children }: RowProps) {
  const t = useTranslations('desk.workbooks')
  const id = useId()
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <li aria-label={name} className="rounded-md border border-line bg-raised">
      <div className="flex items-center gap-0.5 py-1 pr-1.5 pl-1">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
          className="mr-auto flex min-h-11 min-w-0 items-center gap-2 rounded-sm px-2 text-left font-semibold hover:bg-accent-soft"
        >
          <Chevron className="size-4 shrink-0 text-soft" aria-hidden />
          <span className="min-w-0 break-words">{name}</span>
        </button>
        {/* Marked and not disabled: who moves a field to the end keeps the focus. */}
        <IconButton
          label={t('up', { label: name })}
          aria-disabled={isFirst}
          className="aria-disabled:opacity-40"
          onClick={() => !isFirst && onMove(-1)}
        >
          <ArrowUp className="size-4" aria-hidden />
        </IconButton>
        <IconButton
          label={t('down', { label: name })}
          aria-disabled={isLast}
          className="aria-disabled:opacity-40"
          onClick={() => !isLast && onMove(1)}
        >
          <ArrowDown className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={t('remove', { label: name })} disabled={isFirst && isLast} onClick={onRemove}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
      {isOpen && <div id={id}>{children}</div>}
    </li>
  )
}
