import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useMedia } from '@/app/_media/media-provider'
import { useDriver, useRoom, useSlice } from '@/app/_session/hooks'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'

/** As many as a picture can show. */
const MOST_SHOWN = 25

const nothing = () => () => {}

/** Whom the stage shows: in the plenary who stands on it, in a breakout room all who are there, those with sound or picture first. */
export function useOnStage(): readonly ParticipantId[] {
  const room = useRoom()
  const { onStage } = useSlice('stage').all
  const present = usePresent(room !== MAIN)
  const connected = useMedia(({ people }) => people)
  return useMemo(() => {
    if (room === MAIN) return onStage.map(({ participantId }) => participantId)
    const isSeen = (id: ParticipantId) => connected.has(id)
    return [...present.filter(isSeen), ...present.filter((id) => !isSeen(id))].slice(0, MOST_SHOWN)
  }, [room, onStage, present, connected])
}

const NOBODY: ReadonlySet<ParticipantId> = new Set()

function usePresent(isWanted: boolean): readonly ParticipantId[] {
  const { presence } = useDriver()
  useEffect(() => (isWanted ? presence?.want() : undefined), [isWanted, presence])
  const people = useSyncExternalStore(
    presence?.subscribe ?? nothing,
    () => presence?.get().people ?? NOBODY,
    () => NOBODY,
  )
  return useMemo(() => [...people], [people])
}
