'use client'
import { type ComponentType, type ReactNode, Suspense } from 'react'
import { useTranslations } from 'use-intl/react'
import { FEATURES } from '@/app/_features'
import { Mark } from '@/app/_ui/mark'
import { ConnectionNotice } from './connection-notice'
import { Panels } from './panels'
import { usePlace } from './place'
import { RoomMenu } from './room-menu'

/** One calm surface: what happens next, the stage, the controls, one panel. The same for a session that runs and one that is replayed. */
export function Room({ controls, below }: { readonly controls?: ReactNode; readonly below?: ReactNode }) {
  const t = useTranslations('session')
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] overflow-hidden">
      <Header />
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] wide:grid-cols-[minmax(0,1fr)_24.5rem] wide:grid-rows-1">
        <main aria-label={t('stage')} className="flex min-h-0 flex-col gap-3 wide:p-4 wide:pb-2">
          <div className="grid gap-2 empty:hidden max-wide:order-2 max-wide:max-h-[30dvh] max-wide:content-start max-wide:overflow-y-auto max-wide:px-3">
            <ConnectionNotice />
            <Slot of="Banner" />
          </div>
          <StageArea />
          {below}
          <div className="hidden wide:block">{controls}</div>
        </main>
        <Panels />
        <div className="wide:hidden">{controls}</div>
      </div>
    </div>
  )
}

/** The stage; and while a feature covers it, that beside those who stand on it. */
function StageArea() {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed when the page is built
  const covers = FEATURES.filter(({ useIsCovering }) => useIsCovering?.())
  const Cover = covers[0]?.StageCover
  const shape = Cover ? 'max-h-[58dvh] min-h-72 max-wide:flex-1' : 'aspect-video max-h-[42dvh] min-h-40'
  return (
    <div
      className={`flex overflow-hidden bg-stage max-wide:flex-col wide:aspect-auto wide:max-h-none wide:min-h-0 wide:flex-1 wide:rounded-md ${shape}`}
    >
      {Cover && (
        <div className="min-h-0 min-w-0 flex-[2]">
          <Suspense>
            <Cover />
          </Suspense>
        </div>
      )}
      <div className={`relative min-h-0 min-w-0 ${Cover ? 'max-wide:h-28 max-wide:flex-none wide:flex-1' : 'flex-1'}`}>
        <Slot of="Stage" />
      </div>
    </div>
  )
}

function Header() {
  const { title, conference } = usePlace()
  const heading = useHeading()
  return (
    <header className="flex min-h-14 items-center gap-3 border-b border-line bg-surface px-3 py-1.5 wide:px-5">
      <Mark className="size-8 shrink-0" />
      <div className="min-w-0 flex-1">
        <h1 className="line-clamp-2 leading-tight font-bold">{heading ?? title}</h1>
        <p className={`truncate text-meta text-soft ${heading ? '' : 'max-sm:hidden'}`}>
          {heading ? title : conference.title}
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-2">
        <Slot of="Header" />
        <RoomMenu />
      </div>
    </header>
  )
}

/** The name of the room that the page shows, if it is not the plenary. */
function useHeading(): string | null {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed when the page is built
  const headings = FEATURES.map(({ useHeading }) => useHeading?.() ?? null)
  return headings.find((heading) => heading !== null) ?? null
}

/** Everything that the features put in one place, in their order. */
export function Slot({
  of,
}: {
  readonly of: 'Banner' | 'Header' | 'Controls' | 'Stage' | 'AbovePeople' | 'WallAction'
}) {
  return FEATURES.map((feature) => {
    const Part = feature[of] as ComponentType | undefined
    return Part ? (
      <Suspense key={feature.name}>
        <Part />
      </Suspense>
    ) : null
  })
}
