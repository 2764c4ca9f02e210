'use client'
import { CircleCheck, LayoutGrid, LifeBuoy, List } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import type { Wall } from '@/domain/protocol/messages'

interface Props {
  readonly wall: Wall
  /** How many rooms need somebody. */
  readonly calling: number
  readonly isOnlyCalls: boolean
  readonly onOnlyCalls: () => void
  readonly isList: boolean
  readonly onList: (isList: boolean) => void
}

/** Above the rooms, and there while one scrolls: how many are where, whether a room needs somebody, and how rooms are shown. */
export function WallHead({ wall: { rooms, plenary }, calling, isOnlyCalls, onOnlyCalls, isList, onList }: Props) {
  const t = useTranslations('breakouts')
  const here = rooms.reduce((sum, room) => sum + room.here, 0)
  const expected = rooms.reduce((sum, room) => sum + room.expected, 0)
  return (
    <div className="sticky top-0 z-10 -mx-3 -mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 bg-paper px-3 py-2 wide:-mx-5 wide:-mt-5 wide:px-5 wide:py-3">
      <p className="tabular mr-auto text-meta text-soft sm:text-panel">{t('summary', { here, expected, plenary })}</p>
      <div className="flex items-center gap-2">
        {calling > 0 || isOnlyCalls ? (
          <Button
            size="small"
            aria-pressed={isOnlyCalls}
            className={`${calling > 0 ? 'border-warn! bg-warn-soft! text-warn!' : ''} ${isOnlyCalls ? 'ring-2 ring-current' : ''}`}
            icon={<LifeBuoy className="size-4" aria-hidden />}
            onClick={onOnlyCalls}
          >
            {t('needSomebody', { count: calling })}
          </Button>
        ) : (
          <p className="flex min-h-9 items-center gap-2 text-meta text-soft pointer-coarse:min-h-11">
            <CircleCheck className="size-4 text-accent" aria-hidden />
            {t('needSomebody', { count: 0 })}
          </p>
        )}
        <Looks isList={isList} onList={onList} />
      </div>
    </div>
  )
}

function Looks({ isList, onList }: Pick<Props, 'isList' | 'onList'>) {
  const t = useTranslations('breakouts')
  const looks = [
    { label: t('asTiles'), Icon: LayoutGrid, list: false },
    { label: t('asList'), Icon: List, list: true },
  ]
  return (
    <fieldset className="flex rounded-sm border border-line-strong bg-surface p-0.5">
      <legend className="sr-only">{t('looks')}</legend>
      {looks.map(({ label, Icon, list }) => (
        <button
          key={label}
          type="button"
          aria-pressed={isList === list}
          onClick={() => onList(list)}
          className="inline-flex min-h-8 min-w-9 items-center justify-center gap-2 rounded-[6px] px-2.5 text-meta font-semibold text-soft hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          <Icon className="size-4" aria-hidden />
          <span className="max-sm:sr-only">{label}</span>
        </button>
      ))}
    </fieldset>
  )
}
