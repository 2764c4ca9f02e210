'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useMedia, usePublishing } from '@/app/_media/media-provider'
import { useDriver, useMay, useRoom, useSession, useSlice } from '@/app/_session/hooks'
import { type Size, scene } from '@/domain/features/stage'
import { MAIN } from '@/domain/protocol/standing'
import { Curtain } from './curtain'
import { LayoutSwitch } from './layout-switch'
import { MediaNotice } from './media-notice'
import { Tile } from './tile'
import { useOnStage } from './use-on-stage'

/** Whoever can be seen and heard, laid out by the same pure function as the recorded picture. */
export function Stage() {
  const t = useTranslations('stage')
  const [size, measure] = useSize()
  const { all } = useSlice('stage')
  const speaking = useMedia(({ speaker }) => speaker)
  const { phase } = useSession(({ view }) => view.session.life.all)
  const may = useMay()
  const { send } = useDriver()
  const allowed = usePublishing()
  const isHidden = send !== null && phase !== 'live' && allowed === null
  const room = useRoom()
  const onStage = useOnStage()
  const boxes = useMemo(() => {
    // In a breakout room all are alike.
    const layout = room === MAIN ? all.layout : 'grid'
    return size ? scene({ ...all, layout, onStage, speaking }, size) : []
  }, [all, room, onStage, speaking, size])
  return (
    <div ref={measure} className="absolute inset-0 text-white">
      {isHidden || boxes.length === 0 ? (
        <Curtain />
      ) : (
        <ul aria-label={t('onStage')} className="contents">
          {boxes.map((box) => (
            <Tile key={`${box.kind} ${box.participantId}`} box={box} />
          ))}
        </ul>
      )}
      <div className="pointer-events-none absolute inset-x-4 top-4 flex items-start gap-2 *:pointer-events-auto wide:inset-x-5 wide:top-5">
        <MediaNotice />
        {may({ type: 'stage.feature', data: { participantId: null } }) && all.onStage.length > 1 && <LayoutSwitch />}
      </div>
    </div>
  )
}

/** The size of an element, as it changes. */
function useSize(): [Size | null, (element: HTMLElement | null) => void] {
  const [size, setSize] = useState<Size | null>(null)
  const observer = useRef<ResizeObserver | null>(null)
  const measure = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!element) return
    observer.current = new ResizeObserver(([entry]) =>
      setSize({ width: entry!.contentRect.width, height: entry!.contentRect.height }),
    )
    observer.current.observe(element)
  }, [])
  useEffect(() => () => observer.current?.disconnect(), [])
  return [size, measure]
}
