import { useTranslations } from 'use-intl/react'
import { clock } from '@/app/_ui/time'
import { positionAt } from '@/domain/recording/timeline'
import { useRecording } from './recording'

/** When something was, to hear what was said then. */
export function TimeLink({ at, title }: { readonly at: number; readonly title: string }) {
  const t = useTranslations('offline')
  const { recording, seek } = useRecording()
  const place = positionAt(recording.timeline, at)
  const position = clock(place * 1_000)
  return (
    <button
      type="button"
      aria-label={t('from', { position, title })}
      onClick={() => seek(place)}
      className="tabular min-h-6 text-meta text-soft underline underline-offset-2 hover:text-ink"
    >
      {position}
    </button>
  )
}
