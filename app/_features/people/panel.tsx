'use client'
import { Users } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Slot } from '@/app/_room/room'
import { useDriver } from '@/app/_session/hooks'
import { Empty } from '@/app/_ui/notice'
import { useHere } from './here'
import { PeopleList } from './list'

/** Who is here; hands on top. A replay knows only how many there were. */
export function PeoplePanel() {
  const t = useTranslations('people')
  const { presence } = useDriver()
  const here = useHere()
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Slot of="AbovePeople" />
      {presence ? (
        <PeopleList presence={presence} />
      ) : (
        <Empty icon={<Users className="size-8" aria-hidden />}>{t('hereThen', { count: here })}</Empty>
      )}
    </div>
  )
}
