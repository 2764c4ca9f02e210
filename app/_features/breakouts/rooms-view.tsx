'use client'
import * as Radix from '@radix-ui/react-dialog'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { usePlace } from '@/app/_room/place'
import { lazily } from '@/app/_ui/lazily'
import { Holdable, useLeaving } from '@/app/_ui/leaving'
import { Waiting } from '@/app/_ui/notice'
import { useBack } from '@/app/_ui/use-back'
import { AfterRooms } from './after-rooms'
import { BackButton } from './back-button'
import { type Planned, Sets } from './sets'
import { useWhereabouts } from './use-breakouts'
import { Wall } from './wall'
import { WallBar, WallTime } from './wall-bar'

const PlanRooms = lazily(() => import('./plan-rooms').then((module) => module.PlanRooms))

/**
 * The moderators' view of all rooms: prepared sets while none is open, the wall while some are. Sound goes on meanwhile.
 * Whoever plans goes on planning, although somebody else opens rooms.
 */
export function RoomsView({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('breakouts')
  const { title } = usePlace()
  const where = useWhereabouts()
  const [planned, setPlanned] = useState<Planned | null>(null)
  const [showsSets, setShowsSets] = useState(false)
  const { leave, within } = useLeaving()
  const toSets = () => leave(() => setPlanned(null))
  const showsWall = where !== null && !showsSets && planned === null
  useBack(planned ? toSets : onClose)
  return (
    <Radix.Root open onOpenChange={(open) => !open && leave(onClose)}>
      <Radix.Portal>
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-0 z-30 grid grid-rows-[auto_minmax(0,1fr)] bg-paper"
        >
          <header className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line bg-surface px-2 py-1.5 sm:gap-x-3 sm:px-3 sm:py-2 wide:px-5">
            <BackButton onClick={() => leave(onClose)}>
              <span className="max-sm:sr-only">{t('backToSession')}</span>
            </BackButton>
            <div className="mr-auto min-w-0 max-sm:flex-1">
              <Radix.Title className="truncate font-bold">{where ? where.open.name : t('rooms')}</Radix.Title>
              <p className="truncate text-meta text-soft">{title}</p>
            </div>
            {where && (
              <>
                <WallTime open={where.open} />
                <WallBar open={where.open} onSets={showsWall ? () => setShowsSets(true) : null} />
              </>
            )}
          </header>
          {/* The space around is inside, so that what sticks to the top sticks to the very top. */}
          <div className="flex flex-col overflow-y-auto">
            <div className="flex-[1_0_auto] p-3 wide:p-5">
              {/* What loads waits here, so that the view keeps the focus. */}
              <Suspense fallback={<Waiting>{t('loading')}</Waiting>}>
                {planned && (
                  <Holdable value={within}>
                    <PlanRooms {...planned} onDone={toSets} />
                  </Holdable>
                )}
                {showsWall && <Wall open={where.open} />}
                {!planned && !where && (
                  <div className="mx-auto mb-4 max-w-4xl empty:hidden">
                    <AfterRooms onGo={onClose} />
                  </div>
                )}
                {!planned && !showsWall && <Sets onPlan={setPlanned} onBack={where && (() => setShowsSets(false))} />}
              </Suspense>
            </div>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
