import { useTranslations } from 'use-intl/react'
import { WrittenWorkbook } from '@/app/_room/written-workbook'
import { useRecording } from './recording'

/** What the groups brought to the plenary by then. */
export function Workbooks() {
  const t = useTranslations('offline')
  const { recording, view } = useRecording()
  const cards = view.session.harvest.all.cards.filter(({ card }) => recording.written[card])
  if (cards.length === 0) return <p className="text-soft">{t('noWorkbooks')}</p>
  return (
    <ul className="grid gap-4">
      {cards.map(({ card }) => (
        <li key={card}>
          <details className="rounded-md border border-line px-4 py-2">
            <summary className="min-h-11 cursor-pointer py-2 font-bold wrap-anywhere">
              <bdi>{recording.written[card]!.name}</bdi>
            </summary>
            <div className="py-2">
              <WrittenWorkbook {...recording.written[card]!} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
