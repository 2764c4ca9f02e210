'use client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Card, Wall } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId, Standing } from '@/domain/protocol/standing'
import { type SessionCommand, type SessionView, session } from '@/domain/session'
import type { Connection, Driver, Pending } from './driver'
import { type All, type Chapter, type FeatureName, roomOf } from './history'
import type { Snapshot } from './store'
import type { WritesThere } from './who-writes'

const DriverContext = createContext<Driver | null>(null)

export const SessionProvider = ({ driver, children }: { readonly driver: Driver; readonly children: ReactNode }) => (
  <DriverContext value={driver}>{children}</DriverContext>
)

/** The driver above; components inside a session have one. */
export function useDriver(): Driver {
  const driver = useContext(DriverContext)
  if (!driver) throw new Error('there is no session above this component')
  return driver
}

/** Reads from what is known of the session. `select` must give the same object for the same snapshot. Inside a welcomed session. */
export function useSession<T>(select: (snapshot: Snapshot) => T): T {
  const { store } = useDriver()
  const read = () => select(store.get()!)
  return useSyncExternalStore(store.subscribe, read, read)
}

/** Whether there is something to show yet. */
export function useIsWelcome(): boolean {
  const { store } = useDriver()
  const read = () => store.get() !== null
  return useSyncExternalStore(store.subscribe, read, () => false)
}

/** The room that this page shows. */
export const useRoom = (): RoomId => useSession(({ viewer }) => viewer.seats[0]!.room)

type RoomSlices = SessionView['rooms'][RoomId]

/** A slice of the room that this page shows. */
export const useSlice = <F extends keyof RoomSlices>(feature: F): RoomSlices[F] =>
  useSession(({ view, viewer }) => view.rooms[viewer.seats[0]!.room]![feature])

export const useMe = (): ParticipantId => useSession(({ viewer }) => viewer.id)

/** What this person is in the session; undefined in a replay, where nobody is. */
export function useStanding(): Standing | undefined {
  const view = useSession((snapshot) => snapshot.view)
  const me = useMe()
  return useMemo(() => session.standingSeen(view, me), [view, me])
}

/** Whether this person is a moderator or organiser here. */
export const useIsStaff = (): boolean => useSession(({ viewer }) => viewer.seats[0]!.staff)

/** Whether a command would be allowed; the same rule as on the server. Never in a replay. */
export function useMay(): (command: SessionCommand) => boolean {
  const view = useSession((snapshot) => snapshot.view)
  const standing = useStanding()
  const room = useRoom()
  const { send } = useDriver()
  return (command) => send !== null && standing !== undefined && session.allows(standing, room, command, view)
}

export const useCard = (id: ParticipantId | null): Card | undefined =>
  useSession(({ cards }) => (id === null ? undefined : cards[id]))

export function useConnection(): Connection {
  const { connection } = useDriver()
  return useSyncExternalStore(connection.subscribe, connection.get, connection.get)
}

/** All open rooms at a glance, for those who keep order; null while there is nothing to know. */
export function useWall(): Wall | null {
  const { wall } = useDriver()
  return useSyncExternalStore(wall.subscribe, wall.get, () => null)
}

/** Commands of a type that are on their way. */
export function usePending<T extends SessionCommand['type']>(
  type: T,
): readonly (Pending & { command: Extract<SessionCommand, { type: T }> })[] {
  const { pending } = useDriver()
  const all = useSyncExternalStore(pending.subscribe, pending.get, pending.get)
  return useMemo(() => all.filter(({ command }) => command.type === type) as never, [all, type])
}

/** Who else writes in this room just now, and where. */
export function useWhoWrites(): readonly WritesThere[] {
  const { whoWrites } = useDriver()
  const room = useRoom()
  const subscribe = whoWrites?.places.subscribe ?? NEVER
  const all = useSyncExternalStore(subscribe, () => whoWrites?.places.get() ?? NOBODY)
  return useMemo(() => all.filter((each) => each.room === room), [all, room])
}
const NEVER = () => () => {}
const NOBODY: readonly WritesThere[] = []

/** What is held beyond a feature's window; null until something older was loaded. */
export function useHistory<F extends FeatureName>(feature: F): Chapter<All<F>> | null {
  const { history } = useDriver()
  const room = roomOf(feature, useRoom())
  const read = () => history.read(room, feature)
  return useSyncExternalStore(history.subscribe, read, read)
}

/** The session's time, anew every `period` milliseconds: the server's clock, or the recording's. */
export function useNow(period = 1_000): number {
  const { now } = useDriver()
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), period)
    return () => clearInterval(timer)
  }, [now, period])
  return time
}
