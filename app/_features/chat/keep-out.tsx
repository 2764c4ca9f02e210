import { useTranslations } from 'use-intl/react'
import { useRoom, useSession } from '@/app/_session/hooks'
import { Checkbox } from '@/app/_ui/field'
import type { Running } from '@/domain/features/recording'
import { MAIN } from '@/domain/protocol/standing'

/** What is written just now goes into: a recording, a stream; null where nothing runs, and in breakout rooms, where nothing is captured. */
export function useGoesInto(): Running | null {
  const running = useSession(({ view }) => view.session.recording.all.running)
  return useRoom() === MAIN ? running : null
}

interface Props {
  readonly into: Running
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Keeps what is about to be sent out of what is streamed and replayed: afterwards those who watch have read it. */
export function KeepOut({ into: { streams }, checked, onChange }: Props) {
  const t = useTranslations('chat')
  return (
    <Checkbox
      label={t('keepOut', { streams: String(streams) })}
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}
