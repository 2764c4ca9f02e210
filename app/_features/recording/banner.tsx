'use client'
import { CircleOff, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useSession } from '@/app/_session/hooks'
import { Notice } from '@/app/_ui/notice'
import { Asking } from './asking'
import { whatOf } from './news'
import { NewsNotice } from './news-notice'
import { useMine } from './use-mine'

/** What there is to say of the recording: to all, to those whom it asks, to those whom it leaves out, to those who run it. */
export function RecordingBanner() {
  return (
    <>
      <Problem />
      <Asking />
      <LeftOut />
      <NewsNotice />
    </>
  )
}

/** What is in the recorder's way, for those who can do something about it. */
function Problem() {
  const t = useTranslations('recording.problem')
  const problem = useSession(({ view }) => view.session.recording.staff?.problem ?? null)
  if (problem === null) return null
  return (
    <Notice tone="warn" role="status" icon={<TriangleAlert className="size-5 shrink-0" aria-hidden />}>
      {isKnown(problem) ? t(problem) : t('other')}
    </Notice>
  )
}

const KNOWN = ['no-recorder', 'disk-low', 'disk-full', 'slow', 'interrupted'] as const
const isKnown = (problem: string): problem is (typeof KNOWN)[number] => KNOWN.some((known) => known === problem)

/** Whoever gets the floor from the audience hears before they speak that they are not in it. */
function LeftOut() {
  const t = useTranslations('recording')
  const running = useSession(({ view }) => view.session.recording.all.running)
  const { isLeftOut } = useMine()
  if (!running || !isLeftOut) return null
  return (
    <Notice role="status" icon={<CircleOff className="size-5 shrink-0" aria-hidden />}>
      {t('floor', { what: whatOf(running) })}
    </Notice>
  )
}
