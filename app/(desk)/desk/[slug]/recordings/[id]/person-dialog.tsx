'use client'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { SeenPerson } from '@/app/_data/recording-review'
import { Button, IconButton } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { SelectField } from '@/app/_ui/field'
import type { Film, Passage } from './film'
import { writePlace } from './places'

interface Props {
  readonly film: Film
  readonly people: readonly SeenPerson[]
  readonly onCut: (passages: readonly Passage[]) => void
  readonly onWatch: (seconds: number) => void
  readonly onClose: () => void
}

/** Shows where somebody is to be seen or heard, and cuts all of it. */
export function PersonDialog({ film, people, onCut, onWatch, onClose }: Props) {
  const t = useTranslations('recordings.edit')
  const common = useTranslations('common')
  const seen = people
    .map(({ id, name, stretches }) => ({ id, name, passages: passagesOf(film, stretches) }))
    .filter(({ passages }) => passages.length > 0)
  const [id, setId] = useState(seen[0]?.id ?? '')
  const chosen = seen.find((person) => person.id === id)
  return (
    <Dialog title={t('person')} closeLabel={common('close')} onClose={onClose}>
      <p className="text-panel text-soft">{t('personText')}</p>
      {!chosen && <p>{t('nobody')}</p>}
      {chosen && (
        <>
          <SelectField label={t('whom')} value={id} onChange={(event) => setId(event.target.value)}>
            {seen.map(({ id, name, passages }) => (
              <option key={id} value={id}>
                {t('passages', { name, count: passages.length, length: writePlace(lengthOf(passages)) })}
              </option>
            ))}
          </SelectField>
          <ul className="grid max-h-60 overflow-y-auto">
            {chosen.passages.map(({ from, until }) => (
              <li key={from} className="tabular flex items-center gap-2">
                <IconButton
                  label={t('play', { position: writePlace(from) })}
                  onClick={() => {
                    onWatch(from)
                    onClose()
                  }}
                >
                  <Play className="size-4" aria-hidden />
                </IconButton>
                {t('passage', { from: writePlace(from), until: writePlace(until) })}
              </li>
            ))}
          </ul>
          <div className="flex justify-end">
            <Button
              look="main"
              onClick={() => {
                onCut(chosen.passages)
                onClose()
              }}
            >
              {t('takeOut', { count: chosen.passages.length })}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

/** Where it was not recorded there is nothing to cut. */
const passagesOf = (film: Film, stretches: SeenPerson['stretches']): readonly Passage[] =>
  stretches.map(film.passage).filter(({ from, until }) => until > from)

const lengthOf = (passages: readonly Passage[]) => passages.reduce((sum, { from, until }) => sum + until - from, 0)
