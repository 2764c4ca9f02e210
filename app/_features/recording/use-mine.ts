import { useRoom, useSession, useStanding } from '@/app/_session/hooks'
import { MAIN } from '@/domain/protocol/standing'
import { isConcerned, isLeftOut, isToBeAsked, type Person } from './asked'

/** What the recording has to do with the person at this page. */
export interface Mine {
  /** Whether it asks them at all. */
  readonly isConcerned: boolean
  /** They still have to be asked. */
  readonly isToBeAsked: boolean
  /** They have the floor, or are offered it, and are left out of it. */
  readonly isLeftOut: boolean
  /** Null while they have not answered. */
  readonly agreed: boolean | null
}

const OFF_STAGE = { onStage: false, invited: false }

/** Asked are people in the plenary: in breakout rooms nobody is recorded. */
export function useMine(): Mine {
  const { all, own } = useSession(({ view }) => view.session.recording)
  const place = useSession(({ view }) => view.rooms[MAIN]?.stage.own ?? OFF_STAGE)
  const standing = useStanding()
  const isPlenary = useRoom() === MAIN
  const agreed = own.answer?.given ?? null
  if (!standing) return { isConcerned: false, isToBeAsked: false, isLeftOut: false, agreed }
  const person: Person = { standing, onStage: place.onStage, invited: place.invited }
  return {
    isConcerned: isConcerned(all, standing),
    isToBeAsked: isPlenary && isToBeAsked(all, own, person),
    isLeftOut: isPlenary && isLeftOut(all, person),
    agreed,
  }
}
