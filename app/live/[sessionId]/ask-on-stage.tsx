'use client'
import { useEffect, useRef } from 'react'
import type { Entrance } from '@/app/_media/media-provider'
import { useDriver, useMay, useRoom } from '@/app/_session/hooks'
import { MAIN } from '@/domain/protocol/standing'

/** Whoever comes in with microphone or camera on, and may, goes straight on stage. Once; leaving it later is their own doing. */
export function AskOnStage({ entrance }: { readonly entrance: Entrance }) {
  const { send } = useDriver()
  const may = useMay()
  const asked = useRef(false)
  const wants = entrance.microphone || entrance.camera
  // In a breakout room everybody is heard anyway.
  const mayJoin = useRoom() === MAIN && may({ type: 'stage.join', data: {} })
  useEffect(() => {
    if (!wants || !mayJoin || asked.current) return
    asked.current = true
    void send?.({ type: 'stage.join', data: {} })
  }, [wants, mayJoin, send])
  return null
}
