'use client'
import { useRouter } from 'next/navigation'
import { type ChangeEvent, type FormEvent, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import type { Captions } from '@/app/_data/recording-captions'
import { useRefusalText } from '@/app/_i18n/refusal'
import { decodeTable as textOf } from '@/app/_planner/table/decode'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { inputClass, SelectField, TextAreaField, TextField } from '@/app/_ui/field'
import { post } from '@/app/_ui/post'
import { CAPTION_LANGUAGES, useLanguageName } from './language-names'

const LARGEST_FILE = 2_000_000
/** Whoever adds a second language mostly means one of these. */
const LIKELY = ['en', 'de', 'fr']
const EXAMPLE = 'WEBVTT\n\n00:01.000 --> 00:04.000\n…'

interface Props {
  readonly id: string
  /** Null for new ones. */
  readonly known: Captions | null
  readonly taken: readonly string[]
  /** Of the conference, the likeliest first. */
  readonly languages: readonly string[]
  readonly onClose: () => void
}

/** Takes captions from a file or as they are typed. What is wrong with them is said with its line. */
export function CaptionsDialog({ id, known, taken, languages, onClose }: Props) {
  const t = useTranslations('recordings.captions')
  const common = useTranslations('common')
  const nameOf = useLanguageName()
  const { text, setText, problem, busy, take, send } = useCaptions(id, known, onClose)
  const free = CAPTION_LANGUAGES.filter((language) => !taken.includes(language))
  const own = useLocale().slice(0, 2)
  const [language, setLanguage] = useState(
    known?.language ?? [...languages, own, ...LIKELY].find((each) => free.includes(each)) ?? free[0]!,
  )
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send(language)
  }
  const title = known ? t('editLanguage', { language: nameOf(known.language) }) : t('add')
  return (
    <Dialog title={title} closeLabel={common('cancel')} onClose={onClose}>
      <form onSubmit={onSubmit} className="grid gap-4">
        {!known && (
          <SelectField label={t('language')} value={language} onChange={(event) => setLanguage(event.target.value)}>
            {free
              .map((each) => [each, nameOf(each)] as const)
              .sort(([, a], [, b]) => a.localeCompare(b))
              .map(([each, name]) => (
                <option key={each} value={each}>
                  {name}
                </option>
              ))}
          </SelectField>
        )}
        <TextField
          label={t('file')}
          type="file"
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          className={`${inputClass} file:mr-3 file:rounded-sm file:border file:border-line-strong file:bg-raised file:px-3 file:py-1 file:font-semibold`}
          onChange={take}
        />
        <TextAreaField
          label={t('written')}
          value={text}
          rows={12}
          dir="auto"
          spellCheck
          lang={language}
          placeholder={EXAMPLE}
          onChange={(event) => setText(event.target.value)}
          {...(problem && { error: problem })}
        />
        <div className="flex flex-wrap justify-end gap-3">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" look="main" disabled={busy || text.trim() === ''}>
            {t('keep')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useCaptions(id: string, known: Captions | null, onDone: () => void) {
  const t = useTranslations('recordings.captions')
  const router = useRouter()
  const refusal = useRefusalText()
  const [text, setText] = useState(known?.text ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file) return
    if (file.size > LARGEST_FILE) return setProblem(t('tooLarge'))
    if (!/\.(vtt|srt)$/i.test(file.name) && file.type !== 'text/vtt') return setProblem(t('wrongType'))
    // SubRip is older than its being written in UTF-8.
    setText(textOf(new Uint8Array(await file.arrayBuffer())))
    setProblem(null)
  }
  const send = async (language: string) => {
    setBusy(true)
    const body = { language, text, knownAt: known?.updatedAt ?? null }
    const posted = await post(`/api/desk/recordings/${id}/captions`, body)
    setBusy(false)
    if (posted.ok) {
      router.refresh()
      return onDone()
    }
    const line = /^text\.(\d+)$/.exec(posted.field ?? '')?.[1]
    const says = refusal(posted.code)
    setProblem(line ? t('inLine', { line, problem: says }) : says)
  }
  return { text, setText, problem, busy, take, send }
}
