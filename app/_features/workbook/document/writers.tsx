'use client'
import { useTranslations } from 'use-intl/react'
import { useMe, useWhoWrites } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { Avatar } from '@/app/_ui/avatar'
import type { ParticipantId } from '@/domain/protocol/standing'

const MOST_NAMED = 2
const MOST_SHOWN = 4

/** Who else writes in a field just now. It is seen, and read with the field; nothing is called out with every letter. */
export function Writers({ field, id }: { readonly field: string; readonly id: string }) {
  const t = useTranslations('workbook')
  const me = useMe()
  const all = useWhoWrites().filter((each) => each.field === field && each.participantId !== me)
  const [first, second] = all.map(({ participantId }) => participantId)
  const [one, other] = [useName(first ?? null), useName(second ?? null)]
  return (
    <span id={id} className="flex min-h-6 min-w-0 items-center gap-1 text-meta text-accent">
      {all.slice(0, MOST_SHOWN).map(({ participantId }) => (
        <Face key={participantId} id={participantId} />
      ))}
      {all.length === 1 && <span className="truncate">{t('writesHere', { name: one })}</span>}
      {all.length === MOST_NAMED && <span className="truncate">{t('bothWriteHere', { one, other })}</span>}
      {all.length > MOST_NAMED && t('manyWriteHere', { count: all.length })}
    </span>
  )
}

function Face({ id }: { readonly id: ParticipantId }) {
  return <Avatar id={id} name={useName(id)} className="size-6 text-[0.625rem]" />
}
