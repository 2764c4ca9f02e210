import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { captionsOf } from '@/app/_data/recording-captions'
import { downloadsOf } from '@/app/_data/recording-downloads'
import { recordingToReview } from '@/app/_data/recording-review'
import { conferenceOfRecording } from '@/app/_data/recordings'
import { watchedMinutes } from '@/app/_data/watched'
import { requestRegion, translator } from '@/app/_i18n/request'
import { Badge } from '@/app/_ui/badge'
import { SitePage } from '@/app/_ui/site-page'
import { BackLink } from '../back-link'
import { conferenceAt } from '../conference-at'
import { Review } from './review'

interface Props {
  readonly params: Promise<{ readonly slug: string; readonly id: string }>
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translator('recordings'))('title') })

/** One recording, before and after it is published. */
export default async function ReviewPage({ params }: Props) {
  const { slug, id } = await params
  const [t, locale, conference, belongsTo] = await Promise.all([
    translator('recordings'),
    requestRegion(),
    conferenceAt(slug),
    conferenceOfRecording(id),
  ])
  if (belongsTo !== conference.id) notFound()
  const [review, captions, downloads, minutes] = await Promise.all([
    recordingToReview(id),
    captionsOf(id),
    downloadsOf(id),
    watchedMinutes(id),
  ])
  if (!review || !(review.state === 'ready' || review.state === 'published')) notFound()
  const { timeZone } = conference
  return (
    <SitePage also={['recordings', 'chapters']}>
      <main className="mx-auto grid max-w-6xl gap-6 px-4 py-8 sm:px-6">
        <div className="grid gap-3">
          <BackLink href={`/desk/${slug}/recordings`}>{t('backToList')}</BackLink>
          <h1 className="flex flex-wrap items-center gap-3 text-page leading-tight font-bold wrap-anywhere">
            <bdi>{review.title ?? review.session}</bdi>
            <Badge tone={review.state === 'published' ? 'accent' : 'warn'}>{t(`states.${review.state}`)}</Badge>
          </h1>
        </div>
        <Review
          review={review}
          captions={captions}
          downloads={downloads}
          minutes={minutes}
          at={{ slug, locale, timeZone }}
        />
      </main>
    </SitePage>
  )
}
