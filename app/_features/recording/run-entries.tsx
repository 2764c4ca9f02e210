import { CircleDot, Pause, Play, Radio, Square } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import type { Item, MenuEntry } from '@/app/_ui/menu'
import type { Running } from '@/domain/features/recording'
import { whatOf } from './news'

const icon = 'size-4'

/** What can be done while it runs: pause, add the other of the two, end one of them or all. */
export function useRunEntries(running: Running): readonly MenuEntry[] {
  const t = useTranslations('recording')
  const ask = useAsk()
  const what = whatOf(running)
  const change = (records: boolean, streams: boolean) => () =>
    void ask({ type: 'recording.change', data: { records, streams } })
  const stop = () => void ask({ type: 'recording.stop', data: {} })
  const sure = { title: t('stopTitle', { what }), text: t('stopText', { what }) }
  const pausing: Item = running.paused
    ? {
        label: t('resume'),
        icon: <Play className={icon} aria-hidden />,
        onSelect: () => void ask({ type: 'recording.resume', data: {} }),
      }
    : {
        label: t('pause'),
        icon: <Pause className={icon} aria-hidden />,
        onSelect: () => void ask({ type: 'recording.pause', data: {} }),
      }
  const addStream: Item = {
    label: t('startStream'),
    icon: <Radio className={icon} aria-hidden />,
    confirm: { title: t('addStreamTitle'), text: t('addStreamMeans') },
    onSelect: change(true, true),
  }
  const addRecording: Item = {
    label: t('addRecording'),
    icon: <CircleDot className={icon} aria-hidden />,
    onSelect: change(true, true),
  }
  const ending = (label: string, onSelect: () => void, isLast = false): Item => ({
    label,
    icon: <Square className={icon} aria-hidden />,
    ...(isLast && { danger: true, confirm: sure }),
    onSelect,
  })
  const more = {
    records: [addStream, ending(t('stop'), stop, true)],
    streams: [addRecording, ending(t('stopStream'), stop, true)],
    both: [
      ending(t('stopStream'), change(true, false)),
      ending(t('stop'), change(false, true)),
      ending(t('stopBoth'), stop, true),
    ],
  }
  return [pausing, ...more[what]]
}
