'use client'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRoom, useSession } from '@/app/_session/hooks'
import { useAnnounce } from '@/app/_ui/announcer'
import { IconButton } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { MAIN } from '@/domain/protocol/standing'
import { MarkIcon } from './mark-icon'
import { markOf, type News, newsOf } from './news'
import { useSaidAloud } from './said-aloud'
import { useMine } from './use-mine'

/** Long enough to be read; the mark in the header says it as long as it is so. */
const STAYS = 30_000

/** Shows and says to everybody what becomes of recording and stream. */
export function NewsNotice() {
  const news = useNews()
  return news ? <Told key={news.number} news={news} /> : null
}

interface Numbered extends News {
  readonly number: number
}

/** The latest; null until there is any. */
function useNews(): Numbered | null {
  const running = useSession(({ view }) => view.session.recording.all.running)
  const known = useRef<typeof running>(null)
  const [news, setNews] = useState<Numbered | null>(null)
  useEffect(() => {
    const told = newsOf(known.current, running)
    known.current = running
    if (told) setNews((before) => ({ ...told, number: (before?.number ?? 0) + 1 }))
  }, [running])
  return news
}

function Told({ news }: { readonly news: News }) {
  const t = useTranslations('recording')
  const running = useSession(({ view }) => view.session.recording.all.running)
  const isPlenary = useRoom() === MAIN
  const sentence = t(`news.${news.is}`, { what: news.what })
  const about = useAboutMe(news)
  const written = useIsReadLive(news) && t('written')
  const [isRead, setRead] = useState(false)
  useSaidOnce([sentence, about, written].filter(Boolean).join(' '))
  useSaidAloud(sentence)
  useEffect(() => {
    const timer = setTimeout(() => setRead(true), STAYS)
    return () => clearTimeout(timer)
  }, [])
  if (isRead) return null
  return (
    <Notice
      icon={<MarkIcon mark={markOf(running, isPlenary)} />}
      action={
        <IconButton label={t('close')} onClick={() => setRead(true)}>
          <X className="size-4" aria-hidden />
        </IconButton>
      }
    >
      {sentence}
      {about && <span className="block font-normal">{about}</span>}
      {written && <span className="block font-normal">{written}</span>}
    </Notice>
  )
}

/** Not again when the words change, as with the language or an answer. */
function useSaidOnce(words: string) {
  const announce = useAnnounce()
  const isSaid = useRef(false)
  useEffect(() => {
    if (isSaid.current) return
    isSaid.current = true
    announce(words)
  }, [announce, words])
}

/** Whether what is written here can be read at once from afar: a stream is told with chat and questions of the plenary. */
function useIsReadLive({ is, what }: News): boolean {
  const isPlenary = useRoom() === MAIN
  return isPlenary && what !== 'records' && (is === 'started' || is === 'changed')
}

/** What that means for the person at this page; null where they are just being asked. */
function useAboutMe({ is }: News): string | null {
  const t = useTranslations('recording.you')
  const isPlenary = useRoom() === MAIN
  const { isConcerned, isToBeAsked, agreed } = useMine()
  if (isToBeAsked || is === 'paused' || is === 'interrupted' || is === 'stopped') return null
  if (!isPlenary) return t('room')
  if (!isConcerned || agreed === false) return t('out')
  return agreed ? t('in') : null
}
