'use client'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { usePlayback } from '@/app/_player/use-playback'
import { usePlace } from '@/app/_room/place'
import { Checkbox } from '@/app/_ui/field'
import { Empty, Waiting } from '@/app/_ui/notice'
import { clock as written } from '@/app/_ui/time'
import { useReplay } from './replay-context'
import { useCues } from './use-captions'

const SECOND = 1_000

/** What is said, to be read; it follows what is played, and a click goes there. */
export function TranscriptPanel() {
  const t = useTranslations('replay')
  const { replaying } = useReplay()
  const { clock, recording } = replaying
  const own = useLocale().slice(0, 2)
  const languages = recording?.captions ?? []
  const [language, setLanguage] = useState(() => languages.find((each) => each === own) ?? languages[0] ?? null)
  const [follows, setFollows] = useState(true)
  const cues = useCues(replaying, usePlace(), language)
  const current = usePlayback(
    clock,
    ({ position }) => cues?.findLastIndex(({ from }) => from * SECOND <= position) ?? -1,
  )
  const line = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when another line is said
  useEffect(() => {
    if (follows) line.current?.scrollIntoView({ block: 'center' })
  }, [current, follows])
  if (language === null) return <Empty>{t('noTranscript')}</Empty>
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 items-center justify-between gap-3 border-b border-line px-4 py-1">
        <Checkbox
          label={t('followTranscript')}
          checked={follows}
          onChange={(event) => setFollows(event.target.checked)}
        />
        {languages.length > 1 && <Languages languages={languages} value={language} onChange={setLanguage} />}
      </div>
      {cues === null ? (
        <Waiting>{t('loading')}</Waiting>
      ) : (
        <ol aria-label={t('transcript')} lang={language} className="min-h-0 flex-1 overflow-y-auto p-2">
          {cues.map(({ from, text, voice }, i) => (
            <li key={`${from} ${text}`} ref={i === current ? line : null} className="[content-visibility:auto]">
              <button
                type="button"
                aria-current={i === current || undefined}
                onClick={() => clock.seek(from * SECOND)}
                className={`grid w-full grid-cols-[3.75rem_minmax(0,1fr)] gap-2 rounded-sm px-2 py-1.5 text-left text-panel hover:bg-accent-soft ${i === current ? 'bg-accent-soft' : ''}`}
              >
                <span className="tabular text-soft">{written(from * SECOND)}</span>
                <span className="break-words">
                  {voice !== null && <b>{voice}: </b>}
                  {text}
                </span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Languages({
  languages,
  value,
  onChange,
}: {
  readonly languages: readonly string[]
  readonly value: string
  readonly onChange: (language: string) => void
}) {
  const t = useTranslations('common')
  const nameOf = useLanguageName()
  return (
    <select
      aria-label={t('language')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="min-h-9 rounded-sm border border-line-strong bg-surface px-2 text-meta pointer-coarse:min-h-11"
    >
      {languages.map((each) => (
        <option key={each} value={each}>
          {nameOf(each)}
        </option>
      ))}
    </select>
  )
}

/** What a language is called in the language of the page. */
export function useLanguageName(): (language: string) => string {
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' })
  return (language) => names.of(language) ?? language
}
