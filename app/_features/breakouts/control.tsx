'use client'
import { DoorOpen, LayoutGrid, Shuffle } from 'lucide-react'
import { Suspense, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { ControlButton } from '@/app/_room/control-button'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useMay, useRoom, useWall } from '@/app/_session/hooks'
import { useAnnounce } from '@/app/_ui/announcer'
import { lazily } from '@/app/_ui/lazily'
import { MAIN } from '@/domain/protocol/standing'
import { callsIn } from './calls'
import { useRoomName, useWhereabouts } from './use-breakouts'

const RoomsView = lazily(() => import('./rooms-view').then((module) => module.RoomsView))
const ChooseRoom = lazily(() => import('./choose-room').then((module) => module.ChooseRoom))

/** Back to the plenary for all; the rooms for those who run them. */
export function BreakoutsControls() {
  const { send } = useDriver()
  useArrivalSaid()
  if (send === null) return null
  return (
    <>
      <BackToPlenary />
      <OtherRoom />
      <Rooms />
    </>
  )
}

function BackToPlenary() {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  const room = useRoom()
  if (room === MAIN) return null
  return (
    <ControlButton
      icon={<DoorOpen aria-hidden />}
      label={t('back')}
      onClick={() => void ask({ type: 'breakouts.go', data: { room: MAIN } })}
    />
  )
}

function OtherRoom() {
  const t = useTranslations('breakouts')
  const where = useWhereabouts()
  const [isChoosing, setChoosing] = useState(false)
  if (!where?.here || !where.open.walking) return null
  return (
    <>
      <ControlButton icon={<Shuffle aria-hidden />} label={t('choose')} onClick={() => setChoosing(true)} />
      {isChoosing && (
        <Suspense>
          <ChooseRoom onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  )
}

function Rooms() {
  const t = useTranslations('breakouts')
  const may = useMay()
  const wall = useWall()
  const [isShown, setShown] = useState(false)
  const calls = wall ? callsIn(wall) : 0
  useCallsSaid(calls)
  if (!may({ type: 'breakouts.start', data: {} })) return null
  return (
    <>
      <ControlButton
        icon={<LayoutGrid aria-hidden />}
        label={t('control')}
        {...(calls > 0 && { note: t('calls', { count: calls }) })}
        aria-haspopup="dialog"
        onClick={() => setShown(true)}
      />
      {isShown && (
        <Suspense>
          <RoomsView onClose={() => setShown(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Whoever is moved hears where they are now. */
function useArrivalSaid() {
  const t = useTranslations('breakouts')
  const announce = useAnnounce()
  const room = useRoom()
  const name = useRoomName(room)
  const was = useRef(room)
  useEffect(() => {
    if (was.current === room) return
    was.current = room
    announce(room === MAIN ? t('backInPlenary') : t('nowIn', { room: name }))
  }, [room, name, announce, t])
}

function useCallsSaid(calls: number) {
  const t = useTranslations('breakouts')
  const announce = useAnnounce()
  const was = useRef(calls)
  useEffect(() => {
    if (calls > was.current) announce(t('callsSaid', { count: calls }))
    was.current = calls
  }, [calls, announce, t])
}
