import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'

interface Props {
  readonly isChanged: boolean
  readonly isPublished: boolean
  readonly state: 'idle' | 'saving' | 'saved'
  /** What is wrong with all of it. */
  readonly problem: string | null
  readonly isEmpty: boolean
  /** A place that was typed is none. */
  readonly isWrong: boolean
  readonly onSave: () => void
}

/** Says whether what was changed is kept, and keeps it. */
export function SaveBar({ isChanged, isPublished, state, problem, isEmpty, isWrong, onSave }: Props) {
  const t = useTranslations('recordings.edit')
  const trouble = problem ?? (isEmpty ? t('nothingLeft') : isWrong ? t('wrongPlace') : null)
  const saved = state === 'saved' ? t('saved') : ''
  const says = isChanged ? t(isPublished ? 'unsavedPublished' : 'unsaved') : saved
  // It covers nothing while there is nothing to save.
  const place = isChanged || trouble || state === 'saving' ? 'sticky bottom-0 z-10 shadow-card' : ''
  return (
    <div
      className={`${place} -mx-4 flex flex-wrap items-center gap-3 border-t border-line bg-surface px-4 py-3 sm:mx-0 sm:rounded-md sm:border`}
    >
      <p
        role={trouble ? 'alert' : 'status'}
        className={`mr-auto min-w-0 flex-[1_1_14rem] text-panel ${trouble ? 'font-semibold text-live' : 'text-soft'}`}
      >
        {trouble ?? says}
      </p>
      <Button look="main" disabled={!isChanged || isEmpty || isWrong || state === 'saving'} onClick={onSave}>
        {t('save')}
      </Button>
    </div>
  )
}
