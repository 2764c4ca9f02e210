'use client'
import { type ComponentType, type ReactNode, Suspense } from 'react'
import { useTranslations } from 'use-intl/react'
import { FEATURES } from '@/app/_features'
import { Mark } from '@/app/_ui/mark'
import { ConnectionNotice } from './connection-notice'
import { Panels, type PanelsProps } from './panels'
import { usePlace } from './place'
import { RoomMenu } from './room-menu'
import { ShownPanelProvider } from './shown-panel'

interface Props {
  readonly controls?: ReactNode
  readonly below?: ReactNode
  /** Above the stage, beside what features say there. */
  readonly banner?: ReactNode
  /** At the right of the header. */
  readonly header?: ReactNode
  /** In place of the stage: the picture of a recording. */
  readonly picture?: ReactNode
  readonly panels?: PanelsProps
}

/** One calm surface: what happens next, the stage, the controls, one panel. The same for a session that runs and one that is replayed. */
export function Room({ controls, below, banner, header, picture, panels }: Props) {
  const t = useTranslations('session')
  return (
    <ShownPanelProvider>
      <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] overflow-hidden">
        <Header>{header}</Header>
        <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] beside:grid-cols-[minmax(0,1fr)_clamp(17rem,49vw-7rem,24.5rem)] beside:grid-rows-[minmax(0,1fr)_auto]">
          {/* The lower it is, the less of it: the panel keeps its place, whatever there is to say and to show. */}
          <main
            aria-label={t('stage')}
            className="flex min-h-0 flex-col stacked:max-h-[calc(60dvh-8rem)] stacked:has-data-covered:max-h-[calc(66dvh-8rem)] beside:gap-3 beside:px-4 beside:pt-4 low:gap-2 low:px-3 low:pt-2"
          >
            <div className="grid shrink-0 content-start gap-2 overflow-y-auto empty:hidden stacked:order-2 stacked:max-h-[22dvh] stacked:p-2 low:max-h-24">
              <ConnectionNotice />
              {banner}
              <Slot of="Banner" />
            </div>
            {picture ?? <StageArea />}
            {below}
          </main>
          <div className="stacked:order-2">{controls}</div>
          <Panels {...panels} />
        </div>
      </div>
    </ShownPanelProvider>
  )
}

/** What the stage is shown in. */
export const STAGE_SHAPE = 'min-h-0 overflow-hidden bg-stage beside:flex-1 beside:rounded-md'

/** The stage; and while a feature covers it, that beside those who stand on it. */
function StageArea() {
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of features is fixed when the page is built
  const covers = FEATURES.filter(({ useIsCovering }) => useIsCovering?.())
  const Cover = covers[0]?.StageCover
  const shape = Cover ? 'stacked:h-[50dvh]' : 'stacked:aspect-video'
  return (
    <div data-covered={Cover && ''} className={`flex stacked:flex-col ${STAGE_SHAPE} ${shape}`}>
      {Cover && (
        <div className="min-h-0 min-w-0 flex-[2]">
          <Suspense>
            <Cover />
          </Suspense>
        </div>
      )}
      <div className={`relative min-h-0 min-w-0 flex-1 ${Cover ? 'stacked:h-[11dvh] stacked:flex-none' : ''}`}>
        <Slot of="Stage" />
      </div>
    </div>
  )
}

function Header({ children }: { readonly children: ReactNode }) {
  const { title, conference } = usePlace()
  const heading = useHeading()
  return (
    <header className="flex min-h-14 items-center gap-3 border-b border-line bg-surface px-3 py-1.5 wide:px-5 low:min-h-11 low:py-0">
      <Mark className="size-8 shrink-0 max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <h1 className="line-clamp-2 leading-tight font-bold wrap-anywhere">{heading ?? title}</h1>
        <p className={`truncate text-meta text-soft low:hidden ${heading ? '' : 'max-sm:hidden'}`}>
          {heading ? title : conference.title}
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Slot of="Header" />
        {children}
      </div>
      <RoomMenu />
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
