'use client'
import { type FormEvent, useId } from 'react'
import { useTranslations } from 'use-intl/react'
import { usePlace } from '@/app/_room/place'
import { useAsk } from '@/app/_session/ask-for'
import { useDraft, useDraftChoice } from '@/app/_session/draft'
import { useSession, useSlice } from '@/app/_session/hooks'
import { useAnnounce } from '@/app/_ui/announcer'
import { Button } from '@/app/_ui/button'
import { Checkbox, inputClass } from '@/app/_ui/field'
import { LONGEST_QUESTION } from '@/domain/features/questions'

/** Asks a question, with or without one's name. */
export function AskForm() {
  const t = useTranslations('questions')
  const id = useId()
  const { sessionId, seat } = usePlace()
  const draftKey = `auftakt-question ${sessionId} ${seat}`
  const [text, setText] = useDraft(draftKey)
  const [hidden, setHidden] = useDraftChoice(`${draftKey} without name`)
  const [withheld, setWithheld] = useDraftChoice(`${draftKey} kept out`)
  const running = useSession(({ view }) => view.session.recording.all.running)
  const { moderated } = useSlice('questions').all
  const ask = useAsk()
  const announce = useAnnounce()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const asked = text.trim()
    if (asked === '') return
    setText('')
    void ask({
      type: 'question.ask',
      data: { text: asked, ...(hidden && { hidden }), ...(running && withheld && { withheld }) },
    }).then((ack) => {
      if (!ack.ok) return setText((now) => now || asked)
      announce(moderated ? t('askedWaits') : t('asked'))
    })
  }
  return (
    <form onSubmit={submit} className="grid shrink-0 gap-2 border-t border-line p-3">
      <label htmlFor={id} className="sr-only">
        {t('yourQuestion')}
      </label>
      <textarea
        id={id}
        rows={1}
        maxLength={LONGEST_QUESTION}
        value={text}
        placeholder={t('placeholder')}
        onChange={(event) => setText(event.target.value)}
        className={`${inputClass} max-h-40 min-h-11 resize-none [field-sizing:content]`}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <div>
          <Checkbox label={t('hideName')} checked={hidden} onChange={(event) => setHidden(event.target.checked)} />
          {running && (
            <Checkbox
              label={t('keepOut', { streams: String(running.streams) })}
              checked={withheld}
              onChange={(event) => setWithheld(event.target.checked)}
            />
          )}
        </div>
        <Button type="submit" look="main" disabled={text.trim() === ''}>
          {t('ask')}
        </Button>
      </div>
      {hidden && <p className="text-meta text-soft">{t('hiddenMeans')}</p>}
    </form>
  )
}
