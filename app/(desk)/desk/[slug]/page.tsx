import { ArrowLeft, Disc, ExternalLink, LayoutGrid } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findForDesk } from '@/app/_data/desk'
import { deskActor } from '@/app/_data/desk-actor'
import { requestRegion, translator } from '@/app/_i18n/request'
import { buttonClass } from '@/app/_ui/button'
import { SitePage } from '@/app/_ui/site-page'
import { Invited } from './_invited/invited'
import { Workbooks } from './_workbooks/workbooks'
import { EditConference } from './edit-conference'
import { Sessions } from './sessions'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translator('desk'))('title') })

/** One conference: what it says of itself, its sessions, its links. */
export default async function DeskConference({ params }: { params: Promise<{ slug: string }> }) {
  const [t, sets, recordings, locale, actor, conference] = await Promise.all([
    translator('desk'),
    translator('sets'),
    translator('recordings'),
    requestRegion(),
    deskActor(),
    findForDesk((await params).slug),
  ])
  if (!conference || !actor?.conferenceIds.includes(conference.id)) notFound()
  const { id, slug, title, summary, venue, timeZone, accent, slots, sessions, memberships, accesses, partnerships } =
    conference
  const rows = [
    ...slots.map(({ id: slotId, title, kind, startsAt, endsAt, session }) => ({
      slotId,
      title,
      kind,
      startsAt: startsAt.getTime(),
      endsAt: endsAt.getTime(),
      session: session && {
        id: session.id,
        phase: session.phase,
        openToGuests: session.openToGuests,
        people: session._count.participants,
      },
    })),
    ...sessions.map((session) => ({
      slotId: null,
      title: session.title,
      kind: '',
      startsAt: null,
      endsAt: null,
      session: {
        id: session.id,
        phase: session.phase,
        openToGuests: session.openToGuests,
        people: session._count.participants,
      },
    })),
  ]
  const members = new Map(memberships.map((membership) => [membership.personId, membership]))
  const invited = latestOfEach(accesses).map(({ id, role, personId, revokedAt }) => {
    const { person, organisationId = null, partnershipId = null, languages = [] } = members.get(personId!) ?? {}
    const name = person?.name ?? ''
    return { id, role, name, organisationId, partnershipId, languages, isWithdrawn: revokedAt !== null }
  })
  const organisations = organisationsOf(partnerships, memberships)
  return (
    <SitePage also={['desk', 'roles', 'life']}>
      <main className="mx-auto grid max-w-6xl gap-10 px-4 py-8 sm:px-6">
        <div className="grid gap-3">
          <a className="flex w-fit items-center gap-1.5 text-meta text-soft hover:text-ink" href="/desk">
            <ArrowLeft className="size-4" aria-hidden />
            {t('back')}
          </a>
          <div className="flex flex-wrap items-start gap-3">
            <h1 className="mr-auto max-w-[32ch] text-page leading-tight font-bold">{title}</h1>
            <a className={buttonClass({ look: 'quiet' })} href={`/c/${slug}`}>
              <ExternalLink className="size-4" aria-hidden />
              {t('toPage')}
            </a>
            <a className={buttonClass()} href={`/desk/${slug}/sets`}>
              <LayoutGrid className="size-4" aria-hidden />
              {sets('title')}
            </a>
            <a className={buttonClass()} href={`/desk/${slug}/recordings`}>
              <Disc className="size-4" aria-hidden />
              {recordings('title')}
            </a>
            <EditConference id={id} known={{ title, slug, summary, venue, timeZone, accent }} />
          </div>
        </div>
        <Sessions conferenceId={id} rows={rows} timeZone={timeZone} locale={locale} />
        <Workbooks conferenceId={id} timeZone={timeZone} />
        <Invited
          conferenceId={id}
          people={invited}
          organisations={organisations}
          partnerships={partnerships.map(({ id, name, organisations }) => ({
            id,
            name,
            organisationIds: organisations.map((each) => each.id),
          }))}
        />
      </main>
    </SitePage>
  )
}

interface Named {
  readonly id: string
  readonly name: string
}

/** For whom people come, by name: whoever works in a partnership, and who was named otherwise. */
function organisationsOf(
  partnerships: readonly { readonly organisations: readonly Named[] }[],
  memberships: readonly { readonly organisation: Named | null }[],
): Named[] {
  const all = [
    ...partnerships.flatMap(({ organisations }) => organisations),
    ...memberships.flatMap(({ organisation }) => organisation ?? []),
  ]
  const each = new Map(all.map(({ id, name }) => [id, { id, name }]))
  return [...each.values()].sort((a, b) => a.name.localeCompare(b.name))
}

/** Of each person the link that counts, or the last one that was withdrawn. */
function latestOfEach<A extends { readonly personId: string | null; readonly revokedAt: Date | null }>(
  accesses: readonly A[],
): A[] {
  const latest = new Map<string | null, A>()
  for (const access of accesses) {
    const known = latest.get(access.personId)
    if (!known || known.revokedAt !== null) latest.set(access.personId, access)
  }
  return [...latest.values()]
}
