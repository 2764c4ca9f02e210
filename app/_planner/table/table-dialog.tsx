'use client'
import { FileUp } from 'lucide-react'
import { useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { inputClass } from '@/app/_ui/field'
import type { Remark, Way } from '@/domain/planning/plan'
import { readTable, type TableReading } from '@/domain/planning/read-table'
import type { Listed } from '@/domain/planning/table/finder'
import { cutTable } from './cut'
import { decodeTable } from './decode'
import { TableLines } from './table-lines'

type Rows = Extract<Way, { kind: 'table' }>['rows']

interface Props {
  readonly people: readonly Listed[]
  readonly onTake: (rows: Rows) => void
  readonly onClose: () => void
}

const LARGEST_FILE = 2_000_000

/** Reads a table and says line by line what is wrong; nothing of it counts before somebody takes it over. */
export function TableDialog({ people, onTake, onClose }: Props) {
  const t = useTranslations('planner.table')
  const [text, setText] = useState('')
  const [isTooLarge, setTooLarge] = useState(false)
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map())
  const current = useDeferredValue(text)
  const reading = useMemo(() => readingOf(current, people, chosen), [current, people, chosen])
  const good = reading?.lines.filter(({ problem }) => problem === null) ?? []
  const left = (reading?.lines.length ?? 0) - good.length
  const put = (next: string) => {
    setText(next)
    setChosen(new Map())
    setTooLarge(false)
  }
  const open = async (file: File) => {
    if (file.size > LARGEST_FILE) return setTooLarge(true)
    put(decodeTable(new Uint8Array(await file.arrayBuffer())))
  }
  const take = () => {
    onTake(good.map(({ id, room }) => ({ person: id!, room })))
    onClose()
  }
  return (
    <Dialog title={t('title')} closeLabel={t('cancel')} onClose={onClose}>
      <Source text={text} onText={put} onFile={(file) => void open(file)} />
      {isTooLarge && <p role="alert">{t('tooLarge')}</p>}
      {reading && (
        <TableLines
          reading={reading}
          people={people}
          onChoose={(line, id) => setChosen(new Map(chosen).set(line, id))}
        />
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="main" disabled={good.length === 0} onClick={take}>
          {left > 0 && good.length > 0
            ? t('takeSome', { count: good.length, left })
            : t('take', { count: good.length })}
        </Button>
      </div>
    </Dialog>
  )
}

interface SourceProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onFile: (file: File) => void
}

function Source({ text, onText, onFile }: SourceProps) {
  const t = useTranslations('planner.table')
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-semibold">
          {t('paste')}
        </label>
        <textarea
          id={id}
          rows={6}
          wrap="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          placeholder={t('example')}
          className={`${inputClass} resize-y font-mono text-meta`}
          value={text}
          onChange={({ target: { value } }) => onText(value)}
        />
        <p id={`${id}-hint`} className="text-meta text-soft">
          {t('hint')}
        </p>
      </div>
      <div>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={t('file')}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={({ target }) => {
            if (target.files?.[0]) onFile(target.files[0])
            // The same file can be opened again after it was corrected.
            target.value = ''
          }}
        />
        <Button size="small" icon={<FileUp className="size-4" aria-hidden />} onClick={() => file.current?.click()}>
          {t('file')}
        </Button>
      </div>
    </>
  )
}

function readingOf(text: string, people: readonly Listed[], chosen: ReadonlyMap<number, string>): TableReading | null {
  if (text.trim() === '') return null
  const { rows, openQuote } = cutTable(text)
  const problem: Remark = { code: 'open-quote', params: { line: openQuote ?? 0 } }
  return openQuote === null ? readTable(rows, people, chosen) : { problem, lines: [], rooms: [] }
}
