'use client'
import { Search as Glass, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { usePlace } from '@/app/_room/place'
import { useShownPanel } from '@/app/_room/shown-panel'
import { ask, Refused } from '@/app/_session/live-http'
import { IconButton } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { Waiting } from '@/app/_ui/notice'
import { clock as written } from '@/app/_ui/time'
import { MAIN } from '@/domain/protocol/standing'
import { pieces } from '@/domain/recording/findable'
import type { Found, FoundPage } from '@/domain/recording/watching'
import { useReplay } from './replay-context'

const TYPING = 250
/** Whoever searched too often waits so long, and then gets what they looked for. */
const TOO_OFTEN = 2_000

/** Looks through everything that was said, written or is told by captions, and leads there. What is found lies over the panels. */
export function Search() {
  const t = useTranslations('replay')
  const [query, setQuery] = useState('')
  const found = useFound(query.trim())
  const end = () => setQuery('')
  return (
    <>
      <search className="relative h-18 shrink-0 border-b border-line p-3">
        <Glass className="pointer-events-none absolute top-1/2 left-6 size-4 -translate-y-1/2 text-soft" aria-hidden />
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint')}
          value={query}
          maxLength={200}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && end()}
          className={`${inputClass} px-9 [&::-webkit-search-cancel-button]:hidden`}
        />
        {query !== '' && (
          <IconButton label={t('clearSearch')} onClick={end} className="absolute top-1/2 right-4 -translate-y-1/2">
            <X className="size-4" aria-hidden />
          </IconButton>
        )}
      </search>
      {query.trim() !== '' && (
        <div className="absolute inset-x-0 top-18 bottom-0 z-10 overflow-y-auto bg-surface">
          {found ? <Results query={query} found={found} onGo={end} /> : <Waiting>{t('loading')}</Waiting>}
        </div>
      )}
    </>
  )
}

/** Where it stands. */
const PANELS: Partial<Readonly<Record<Found['kind'], string>>> = {
  message: 'chat',
  question: 'questions',
  answer: 'questions',
}

interface ResultsProps {
  readonly query: string
  readonly found: FoundPage
  readonly onGo: () => void
}

function Results({ query, found: { found, cards, more }, onGo }: ResultsProps) {
  const t = useTranslations('replay')
  const { replaying, home, open } = useReplay()
  const { clock, page, room } = replaying
  const { choose } = useShownPanel()
  const go = (result: Found, button: HTMLElement) => {
    // The button goes; what it leads to is here.
    button.closest('aside')?.focus()
    onGo()
    const panel = PANELS[result.kind]
    if (result.room !== (room?.id ?? MAIN))
      return open(result.room === MAIN ? home : { room: result.room }, result.at, panel)
    if (panel !== undefined) choose(panel)
    clock.seek(clock.positionOf(result.at))
  }
  // What lies outside of what is played has no place of its own.
  const placed = (result: Found) => result.room === (room?.id ?? MAIN)
  return (
    <>
      <p role="status" className="px-4 pt-3 pb-1 text-meta font-semibold text-soft">
        {more ? t('foundMore', { count: found.length }) : t('found', { count: found.length })}
      </p>
      <ul>
        {found.map((result, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is given whole each time
          <li key={i}>
            <button
              type="button"
              onClick={({ currentTarget }) => go(result, currentTarget)}
              className="grid w-full gap-0.5 border-b border-line px-4 py-2.5 text-left hover:bg-accent-soft outline-offset-[-3px]"
            >
              <Line>
                {placed(result) && <span className="tabular">{written(clock.positionOf(result.at))}</span>}
                <span>{t(`kind.${result.kind}`)}</span>
                {result.room !== MAIN && (
                  <span>{t('inRoomShort', { name: page.rooms.find(({ id }) => id === result.room)?.name ?? '' })}</span>
                )}
                {result.by !== null && <span className="font-semibold">{cards[result.by]?.name}</span>}
              </Line>
              {result.text !== '' && <Marked text={result.text} query={query} />}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Words that were found are marked. */
const Marked = ({ text, query }: { readonly text: string; readonly query: string }) => (
  <span className="line-clamp-3 text-panel break-words">
    {pieces(text, query).map(({ text, isHit }, i) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in order
      isHit ? <mark key={i}>{text}</mark> : text,
    )}
  </span>
)

const Line = ({ children }: { readonly children: ReactNode }) => (
  <span className="flex flex-wrap gap-x-2 text-meta text-soft">{children}</span>
)

/** What was found, a moment after somebody has typed; null while it is looked for. */
function useFound(query: string): FoundPage | null {
  const { telling } = useReplay().replaying
  const { sessionId, seat } = usePlace()
  const [found, setFound] = useState<{ readonly of: string; readonly page: FoundPage } | null>(null)
  const { recording } = telling
  useEffect(() => {
    if (query === '') return
    let gone = false
    let timer = setTimeout(look, TYPING)
    function look() {
      ask<FoundPage>('find', { session: sessionId, seat, recording, q: query }).then(
        (page) => !gone && setFound({ of: query, page }),
        (error) => {
          if (gone) return
          if (error instanceof Refused && error.status === 429) timer = setTimeout(look, TOO_OFTEN)
          else setFound({ of: query, page: { found: [], cards: {}, more: false } })
        },
      )
    }
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [query, sessionId, seat, recording])
  return found?.of === query ? found.page : null
}
