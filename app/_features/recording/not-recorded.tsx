import { CircleOff } from 'lucide-react'
import { useTranslations } from 'use-intl/react'

/** On the picture of somebody whom the recording leaves out. */
export function NotRecorded() {
  const t = useTranslations('recording')
  return (
    <span
      role="img"
      aria-label={t('notRecorded')}
      title={t('notRecorded')}
      className="absolute top-1.5 left-1.5 grid size-6 place-items-center rounded-full bg-[rgb(10_15_13/0.82)] wide:top-2 wide:left-2 wide:size-7"
    >
      <CircleOff className="size-3.5 wide:size-4" aria-hidden />
    </span>
  )
}
