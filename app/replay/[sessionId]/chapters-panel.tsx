'use client'
import { DoorOpen, Film } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl/react'
import { bySecond, usePlayback } from '@/app/_player/use-playback'
import { Button } from '@/app/_ui/button'
import { clock as written } from '@/app/_ui/time'
import type { Chapter } from '@/domain/recording/chapters'
import type { RoomThen } from '@/domain/recording/perspective'
import { useReplay } from './replay-context'
import { useShownTitle } from './shown-title'

/** All chapters in their order, with the rooms that one may look into; and the other ways to watch the session. */
export function ChaptersPanel() {
  const t = useTranslations('replay')
  const { chapters, clock, page } = useReplay().replaying
  const title = useShownTitle()
  const position = usePlayback(clock, bySecond)
  const { length } = clock.playback.get()
  const places = chapters
    .map((chapter) => ({ chapter, at: clock.positionOf(chapter.at) }))
    .filter(({ at }, i, all) => at < length && at !== all[i + 1]?.at)
  const current = places.findLastIndex(({ at }) => at <= position + 999)
  const named = new Set(places.flatMap(({ chapter }) => roomsIn(chapter, page.rooms).map(({ id }) => id)))
  return (
    <div className="grid h-full content-start gap-4 overflow-y-auto p-3">
      <ol aria-label={t('chapters')} className="grid">
        {places.map(({ chapter, at }, i) => (
          <li key={`${chapter.at} ${chapter.kind}`}>
            <Gaps after={places[i - 1]?.at ?? -1} until={at} />
            <button
              type="button"
              aria-current={i === current || undefined}
              onClick={() => clock.seek(at)}
              className={`grid w-full grid-cols-[3.75rem_minmax(0,1fr)] gap-2 rounded-sm px-2 py-2.5 text-left text-panel hover:bg-accent-soft ${i === current ? 'bg-accent-soft font-bold' : ''}`}
            >
              <span className="tabular text-soft">{written(at)}</span>
              <span className="break-words">{title(chapter)}</span>
            </button>
            <Rooms rooms={roomsIn(chapter, page.rooms)} />
            {i === places.length - 1 && <Gaps after={at} until={length} />}
          </li>
        ))}
      </ol>
      <OtherRooms rooms={page.rooms.filter(({ id }) => !named.has(id))} />
      <OtherWays />
    </div>
  )
}

/** Where something is missing, between two places of what is played. */
function Gaps({ after, until }: { readonly after: number; readonly until: number }) {
  const t = useTranslations('replay')
  const { recording, clock } = useReplay().replaying
  return recording?.missing
    .map((gap) => ({ at: clock.positionOf(gap.from), time: written(gap.until - gap.from) }))
    .filter(({ at }) => at > after && at <= until)
    .map(({ at, time }) => (
      <p key={at} className="grid grid-cols-[3.75rem_minmax(0,1fr)] gap-2 px-2 py-1.5 text-meta text-soft italic">
        <span className="tabular">{written(at)}</span>
        {t('missing', { time })}
      </p>
    ))
}

/** The rooms that were open when a chapter of work in rooms began. */
const roomsIn = (chapter: Chapter, rooms: readonly RoomThen[]): readonly RoomThen[] =>
  chapter.kind === 'rooms'
    ? rooms.filter(
        ({ set, openedAt, closedAt }) =>
          set === chapter.name && openedAt <= chapter.at && (closedAt === null || closedAt > chapter.at),
      )
    : []

function Rooms({ rooms }: { readonly rooms: readonly RoomThen[] }) {
  const t = useTranslations('replay')
  const { open } = useReplay()
  if (rooms.length === 0) return null
  return (
    <ul aria-label={t('roomsOf')} className="mb-2 ml-17 grid gap-1">
      {rooms.map(({ id, name }) => (
        <li key={id}>
          <Button
            look="quiet"
            size="small"
            className="w-full justify-start! text-left"
            icon={<DoorOpen className="size-4 shrink-0" aria-hidden />}
            aria-label={t('lookInto', { name })}
            onClick={() => open({ room: id })}
          >
            <span className="min-w-0 break-words">{name}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Rooms that no chapter leads to. */
function OtherRooms({ rooms }: { readonly rooms: readonly RoomThen[] }) {
  const t = useTranslations('replay')
  if (rooms.length === 0) return null
  return (
    <section className="grid gap-1">
      <h2 className="px-2 text-meta font-bold text-soft">{t('roomsOf')}</h2>
      <Rooms rooms={rooms} />
    </section>
  )
}

/** Other recordings of the session, and the session without a picture. */
function OtherWays() {
  const t = useTranslations('replay')
  const format = useFormatter()
  const { replaying, open } = useReplay()
  const { page, recording } = replaying
  const others = page.recordings.filter(({ id }) => id !== recording?.id)
  const withoutPicture = page.wholeLog && recording !== null
  if (others.length === 0 && !withoutPicture) return null
  const nameOf = (id: string, startedAt: number) =>
    page.recordings.length === 1
      ? t('withPicture')
      : t('part', {
          number: page.recordings.findIndex((each) => each.id === id) + 1,
          time: format.dateTime(new Date(startedAt), { timeStyle: 'short' }),
        })
  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-3">
      {others.map(({ id, title, startedAt }) => (
        <Button
          key={id}
          size="small"
          icon={<Film className="size-4" aria-hidden />}
          onClick={() => open({ recording: id })}
        >
          {title ?? nameOf(id, startedAt)}
        </Button>
      ))}
      {withoutPicture && (
        <Button size="small" look="quiet" onClick={() => open({}, replaying.clock.at())}>
          {t('wholeSession')}
        </Button>
      )}
    </div>
  )
}
