'use client'
import { Search } from 'lucide-react'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRoom, useSession } from '@/app/_session/hooks'
import type { Presence } from '@/app/_session/presence'
import { Button } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { Waiting } from '@/app/_ui/notice'
import type { Card, Cards } from '@/domain/protocol/messages'
import { type ParticipantId, ROLES } from '@/domain/protocol/standing'
import { PersonRow } from './row'

const TYPING = 250

/** Small rooms are listed as they are; in large ones the server searches, page by page. */
export function PeopleList({ presence }: { readonly presence: Presence }) {
  const t = useTranslations('people')
  const [search, setSearch] = useState('')
  const { people, here } = useSyncExternalStore(presence.subscribe, presence.get, presence.get)
  useEffect(() => presence.want(), [presence])
  return (
    <>
      <div className="relative shrink-0 border-b border-line p-3">
        <Search className="pointer-events-none absolute top-1/2 left-6 size-4 -translate-y-1/2 text-soft" aria-hidden />
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('searchHint', { count: here })}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={`${inputClass} pl-9`}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {people ? <Named ids={people} search={search} /> : <Paged presence={presence} search={search} />}
      </div>
    </>
  )
}

const fold = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').trim()

function Named({ ids, search }: { readonly ids: ReadonlySet<ParticipantId>; readonly search: string }) {
  const cards = useSession((snapshot) => snapshot.cards)
  const found = useMemo(() => {
    const wanted = fold(search)
    const known = [...ids].flatMap((id) => (cards[id] ? [{ id, card: cards[id] }] : []))
    return known
      .filter(({ card }) => fold([card.name, card.organisation, card.partnership].join(' ')).includes(wanted))
      .sort((a, b) => ROLES.indexOf(a.card.role) - ROLES.indexOf(b.card.role) || a.card.name.localeCompare(b.card.name))
  }, [ids, cards, search])
  return <Rows people={found} search={search} />
}

function Rows({
  people,
  search,
}: {
  readonly people: readonly { id: ParticipantId; card: Card }[]
  readonly search: string
}) {
  const t = useTranslations('people')
  if (people.length === 0) return <Waiting>{search ? t('nobodyFound') : t('nobody')}</Waiting>
  return (
    <ul aria-label={t('list')} className="py-2">
      {people.map(({ id, card }) => (
        <PersonRow key={id} id={id} card={card} />
      ))}
    </ul>
  )
}

interface Pages {
  readonly people: readonly { id: ParticipantId; card: Card }[]
  readonly after: string | null
}

function Paged({ presence, search }: { readonly presence: Presence; readonly search: string }) {
  const t = useTranslations('people')
  const room = useRoom()
  const [pages, setPages] = useState<Pages | null>(null)
  const newer = useSession((snapshot) => snapshot.cards)
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      presence.fetchPeople(room, { search }).then(
        (page) => !gone && setPages(page),
        () => {},
      )
    }, TYPING)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [presence, room, search])
  if (!pages) return <Waiting>{t('loading')}</Waiting>
  const more = async () => {
    const page = await presence.fetchPeople(room, { search, after: pages.after! })
    setPages({ people: [...pages.people, ...page.people], after: page.after })
  }
  return (
    <>
      <Rows people={withNewer(pages.people, newer)} search={search} />
      {pages.after && (
        <div className="grid p-4">
          <Button look="quiet" onClick={() => void more().catch(() => {})}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

const withNewer = (people: Pages['people'], cards: Cards) =>
  people.map(({ id, card }) => ({ id, card: cards[id] ?? card }))
