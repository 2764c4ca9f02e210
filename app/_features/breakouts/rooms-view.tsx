'use client'
import * as Radix from '@radix-ui/react-dialog'
import { ArrowLeft } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl/react'
import { usePlace } from '@/app/_room/place'
import { Button } from '@/app/_ui/button'
import { Waiting } from '@/app/_ui/notice'
import { Sets } from './sets'
import { useWhereabouts } from './use-breakouts'
import { Wall } from './wall'
import { WallBar } from './wall-bar'

/** The moderators' view of all rooms: prepared sets while none is open, the wall while some are. Sound goes on meanwhile. */
export function RoomsView({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('breakouts')
  const { title } = usePlace()
  const where = useWhereabouts()
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-0 z-30 grid grid-rows-[auto_minmax(0,1fr)] bg-paper"
        >
          <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-3 py-2 wide:px-5">
            <Button look="quiet" size="small" icon={<ArrowLeft className="size-4" aria-hidden />} onClick={onClose}>
              {t('backToSession')}
            </Button>
            <div className="mr-auto min-w-0">
              <Radix.Title className="truncate font-bold">{where ? where.open.name : t('rooms')}</Radix.Title>
              <p className="truncate text-meta text-soft">{title}</p>
            </div>
            {where && <WallBar open={where.open} />}
          </header>
          {/* The space around is inside, so that what sticks to the top sticks to the very top. */}
          <div className="flex flex-col overflow-y-auto">
            <div className="flex-[1_0_auto] p-3 wide:p-5">
              {/* What loads waits here, so that the view keeps the focus. */}
              <Suspense fallback={<Waiting>{t('loading')}</Waiting>}>
                {where ? <Wall open={where.open} /> : <Sets />}
              </Suspense>
            </div>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
