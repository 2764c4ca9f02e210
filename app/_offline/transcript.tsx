import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { clock } from '@/app/_ui/time'
import { useRecording } from './recording'

/** Everything that is said, to be read; what is said just now is marked. */
export function Transcript() {
  const t = useTranslations('offline')
  const { recording, place, seek } = useRecording()
  const own = useLocale().slice(0, 2)
  const languages = recording.captions.map(({ language }) => language)
  const [language, setLanguage] = useState(languages.includes(own) ? own : languages[0]!)
  const names = new Intl.DisplayNames([useLocale()], { type: 'language', fallback: 'code' })
  const cues = recording.captions.find((each) => each.language === language)?.cues ?? []
  return (
    <div className="grid gap-3">
      {languages.length > 1 && (
        <label className="flex items-center gap-2 text-meta">
          {t('language')}
          <select
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
            className="min-h-11 rounded-sm border border-line-strong bg-surface px-2"
          >
            {languages.map((each) => (
              <option key={each} value={each}>
                {names.of(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      <ol lang={language} className="grid gap-1">
        {cues.map(({ from, until, text, voice }) => {
          const isNow = from <= place && until > place
          return (
            <li key={`${from} ${text}`} className="[contain-intrinsic-height:2.5rem] [content-visibility:auto]">
              <button
                type="button"
                dir="auto"
                aria-current={isNow ? 'true' : undefined}
                onClick={() => seek(from)}
                className={`w-full rounded-sm px-2 py-1 text-left text-panel whitespace-pre-line hover:bg-accent-soft ${isNow ? 'bg-accent-soft font-semibold' : ''}`}
              >
                <span className="tabular mr-2 text-meta text-soft">{clock(from * 1_000)}</span>
                {voice && <strong>{voice}: </strong>}
                {text}
              </button>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
