'use client'
import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { usePlace } from '@/app/_room/place'
import type { SetSummary } from './sets'

const MOST_SEEN = 6

interface RoomSummary {
  readonly name: string
  readonly people: number
  readonly limit: number | null
  readonly unmet: number
}
type Rooms = Pick<SetSummary, 'placed' | 'unplaced'> & { readonly rooms: readonly RoomSummary[] }
type Known = Rooms | { readonly code: string } | null

const LOOK = 'max-h-44 overflow-y-auto rounded-sm border border-line'
const ROW = 'flex items-center gap-2 border-b border-line px-3 py-1.5 text-panel last:border-0'

/**
 * The rooms of a set that is about to open, and how many come into each when it opens now. What is below does not move
 * when they are known.
 */
export function RoomCounts({ set }: { readonly set: SetSummary }) {
  const t = useTranslations('breakouts')
  const text = useRefusalText()
  const known = useRooms(set.id)
  // The list may be older than who is here.
  const { placed, unplaced } = known && 'rooms' in known ? known : set
  return (
    <div className="grid gap-2">
      <p className="text-soft">{t('setCounts', { rooms: set.rooms, placed, unplaced })}</p>
      {known === null && <Loading rooms={set.rooms} />}
      {known && 'code' in known && <p className="text-meta text-soft">{text(known.code)}</p>}
      {known && 'rooms' in known && <RoomList rooms={known.rooms} />}
    </div>
  )
}

function RoomList({ rooms }: Pick<Rooms, 'rooms'>) {
  const t = useTranslations('breakouts')
  return (
    <ul
      aria-label={t('setRooms')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
      tabIndex={0}
      className={LOOK}
    >
      {rooms.map(({ name, people, limit, unmet }, room) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: two rooms may have one name
          key={room}
          className={ROW}
        >
          <span className="min-w-0 flex-1 wrap-anywhere">{name}</span>
          {unmet > 0 && (
            <>
              <TriangleAlert className="size-4 shrink-0 text-warn" aria-hidden />
              <span className="sr-only">{t('setUnmet', { count: unmet })}</span>
            </>
          )}
          <span className="tabular shrink-0 text-soft">
            {limit === null ? t('roomPeople', { count: people }) : t('roomPeopleOf', { count: people, limit })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** As many lines as there will be, as far as they are seen. */
function Loading({ rooms }: { readonly rooms: number }) {
  const t = useTranslations('breakouts')
  const lines = Array.from({ length: Math.min(rooms, MOST_SEEN) }, (_, line) => line)
  return (
    <div className={LOOK}>
      {lines.map((line) => (
        <p key={line} className={`${ROW} text-soft`}>
          {line === 0 ? t('loading') : '\u00a0'}
        </p>
      ))}
    </div>
  )
}

/** Null until they are known. */
function useRooms(set: string): Known {
  const { sessionId } = usePlace()
  const [known, setKnown] = useState<Known>(null)
  useEffect(() => {
    let gone = false
    fetch(`/api/sets/${set}/rooms?session=${encodeURIComponent(sessionId)}`)
      .then(async (answer) => {
        const body = (await answer.json()) as Rooms & { readonly code?: string }
        return answer.ok ? body : { code: body.code ?? 'unavailable' }
      })
      .catch(() => ({ code: 'offline' }))
      .then((next) => !gone && setKnown(next))
    return () => {
      gone = true
    }
  }, [set, sessionId])
  return known
}
