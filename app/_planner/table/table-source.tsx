'use client'
import { FileUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { decodeTable } from './decode'

interface Props {
  readonly text: string
  readonly example: string
  readonly hint: string
  readonly onText: (text: string) => void
}

const LARGEST_FILE = 2_000_000

/** Where a table is pasted, or comes from a file. */
export function TableSource({ text, example, hint, onText }: Props) {
  const t = useTranslations('planner.table')
  const id = useId()
  const [isTooLarge, setTooLarge] = useState(false)
  const put = (next: string) => {
    setTooLarge(false)
    onText(next)
  }
  const open = async (file: File) => {
    if (file.size > LARGEST_FILE) return setTooLarge(true)
    put(decodeTable(new Uint8Array(await file.arrayBuffer())))
  }
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
          placeholder={example}
          className={`${inputClass} resize-y font-mono text-meta`}
          value={text}
          onChange={({ target: { value } }) => put(value)}
        />
        <p id={`${id}-hint`} className="text-meta text-soft">
          {hint}
        </p>
      </div>
      <OpenFile onFile={(file) => void open(file)} />
      {isTooLarge && <p role="alert">{t('tooLarge')}</p>}
    </>
  )
}

function OpenFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const t = useTranslations('planner.table')
  const file = useRef<HTMLInputElement>(null)
  return (
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
  )
}
