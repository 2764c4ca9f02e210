import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'

interface Props {
  readonly isChanged: boolean
  readonly isPublished: boolean
  readonly state: 'idle' | 'saving' | 'saved'
  /** What is wrong with all of it. */
  readonly problem: string | null
  readonly isEmpty: boolean
  readonly onSave: () => void
}

/** Says whether what was changed is kept, and keeps it. */
export function SaveBar({ isChanged, isPublished, state, problem, isEmpty, onSave }: Props) {
  const t = useTranslations('recordings.edit')
  const says =
    problem ?? (isEmpty ? t('nothingLeft') : isChanged ? t(isPublished ? 'unsavedPublished' : 'unsaved') : '')
  const isTrouble = problem !== null || isEmpty
  // It covers nothing while there is nothing to save.
  const place = isChanged || isTrouble || state === 'saving' ? 'sticky bottom-0 z-10 shadow-card' : ''
  return (
    <div
      className={`${place} -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-3 sm:mx-0 sm:rounded-md sm:border`}
    >
      <p
        role={isTrouble ? 'alert' : 'status'}
        className={`mr-auto min-w-0 flex-[1_1_14rem] text-panel ${isTrouble ? 'font-semibold text-live' : 'text-soft'}`}
      >
        {says || (state === 'saved' && t('saved'))}
      </p>
      <Button look="main" disabled={!isChanged || isEmpty || state === 'saving'} onClick={onSave}>
        {t('save')}
      </Button>
    </div>
  )
}
