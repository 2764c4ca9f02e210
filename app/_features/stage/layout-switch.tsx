'use client'
import { LayoutGrid, RectangleHorizontal } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useSlice } from '@/app/_session/hooks'

/** One large, or all alike; for everybody. */
export function LayoutSwitch() {
  const t = useTranslations('stage')
  const { layout, featured } = useSlice('stage').all
  const ask = useAsk()
  const isGrid = layout === 'grid' && featured === null
  const next = isGrid ? 'speaker' : 'grid'
  const Icon = next === 'grid' ? LayoutGrid : RectangleHorizontal
  return (
    <button
      type="button"
      onClick={() =>
        void ask(
          // Whoever is shown large stands in the way of the grid.
          layout === 'grid' && featured !== null
            ? { type: 'stage.feature', data: { participantId: null } }
            : { type: 'stage.lay-out', data: { layout: next } },
        )
      }
      className="ml-auto inline-flex min-h-9 shrink-0 items-center gap-2 rounded-full pointer-coarse:min-h-11 bg-[rgb(10_15_13/0.82)] px-3 text-meta font-semibold hover:bg-black"
    >
      <Icon className="size-4" aria-hidden />
      <span className="max-sm:sr-only">{t(`show.${next}`)}</span>
    </button>
  )
}
