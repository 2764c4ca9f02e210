'use client'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Captions } from '@/app/_data/recording-captions'
import type { Download } from '@/app/_data/recording-downloads'
import type { Review as Reviewed } from '@/app/_data/recording-review'
import type { WatchedMinute } from '@/app/_data/watched'
import { Announcer } from '@/app/_ui/announcer'
import { CaptionsSection } from './captions'
import { Chapters } from './chapters'
import { CutList } from './cut-list'
import { CutTools } from './cut-tools'
import { Downloads } from './downloads'
import { Film } from './film'
import { listedChapters } from './listed-chapters'
import { writePlace } from './places'
import { Player } from './player'
import { Publication } from './publication'
import { SaveBar } from './save-bar'
import { Strip } from './strip'
import { TitleField } from './title-field'
import { useDraft } from './use-draft'
import { Watching } from './watching'
import { useWrittenTitle } from './written-title'
import { useWrongPlaces, WrongPlaces } from './wrong-places'

interface Props {
  readonly review: Reviewed
  readonly captions: readonly Captions[]
  readonly downloads: readonly Download[]
  readonly minutes: readonly WatchedMinute[]
  readonly at: { readonly slug: string; readonly locale: string; readonly timeZone: string }
}

/** Where a recording is seen through, shortened, and given to those whom it is for. */
export function Review({ review, captions, downloads, minutes, at }: Props) {
  const t = useTranslations('recordings.edit')
  const router = useRouter()
  const { id, media, segments, people, session, state, happened } = review
  const film = useMemo(() => new Film(segments), [segments])
  const video = useRef<HTMLVideoElement>(null)
  const [place, setPlace] = useState(0)
  const [mark, setMark] = useState<number | null>(null)
  const work = useDraft(review)
  const { areWrong, report } = useWrongPlaces()
  const { draft, edit, edition } = work
  const { cuts } = draft.now
  const effective = useMemo(() => film.effective(cuts), [film, cuts])
  const left = useMemo(() => film.left(cuts), [film, cuts])
  const { chapters: own } = draft.now
  const chapters = useMemo(() => listedChapters(own, happened, film, cuts), [own, happened, film, cuts])
  const titleOf = useWrittenTitle(review.names)
  const seek = (seconds: number) => {
    setPlace(seconds)
    if (video.current) video.current.currentTime = seconds
  }
  const watch = (seconds: number) => {
    seek(seconds)
    video.current?.scrollIntoView({ block: 'nearest' })
    // A browser that does not let pages play by themselves shows the picture, at least.
    void video.current?.play().catch(() => {})
  }
  const problemOf = (field: string) => (work.problem?.field?.startsWith(field) ? work.problem.text : null)
  return (
    <Announcer>
      <WrongPlaces value={report}>
        <div className="grid gap-8 wide:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] wide:items-start">
          <div className="grid gap-6 [&_button]:scroll-mb-28 [&_input]:scroll-mb-28">
            <section aria-label={t('player')} className="grid gap-3">
              <Player
                video={video}
                media={media}
                cuts={review.cuts}
                cut={effective}
                onPlace={setPlace}
                onLost={router.refresh}
              />
              <Strip
                length={film.length}
                place={place}
                cut={effective}
                mark={mark}
                chapters={chapters.map(({ chapter }) => film.placeOf(chapter.at))}
                onSeek={seek}
              />
            </section>
            <section aria-labelledby="cuts" className="grid gap-3">
              <h2 id="cuts" className="text-title font-bold">
                {t('cuts')}
              </h2>
              <p className="text-meta text-soft">{t('cutsText')}</p>
              <CutTools {...{ film, place, mark, draft, people }} onMark={setMark} onEdit={edit} onWatch={watch} />
              <CutList film={film} cuts={cuts} effective={effective} onEdit={edit} onWatch={watch} />
              <p className="tabular text-panel font-semibold">
                {t('left', { left: writePlace(left), whole: writePlace(film.length) })}
              </p>
            </section>
            <TitleField
              title={draft.now.title}
              session={session}
              problem={problemOf('title')}
              onChange={(title) => edit({ type: 'title', title })}
            />
            <Chapters
              film={film}
              place={place}
              chapters={chapters}
              isOwn={own !== null}
              titleOf={titleOf}
              problem={problemOf('chapters')}
              onEdit={edit}
            />
            <SaveBar
              isChanged={work.changed}
              isPublished={state === 'published'}
              state={work.state}
              problem={work.problem && !work.problem.field ? work.problem.text : null}
              isEmpty={left === 0}
              isWrong={areWrong}
              onSave={() => void work.save()}
            />
          </div>
          <div className="grid gap-8">
            <Publication {...{ review, edition, ...at }} isChanged={work.changed} onEdition={work.setEdition} />
            <CaptionsSection review={review} captions={captions} />
            <Downloads id={id} downloads={downloads} />
            <Watching minutes={minutes} />
          </div>
        </div>
      </WrongPlaces>
    </Announcer>
  )
}
