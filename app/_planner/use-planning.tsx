'use client'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { calledByWay, type Draft, divided, moved, type People, renamed, type UsualNames } from './draft'
import { withFirstWish } from './wishes/wishes'

const MOST_STEPS_BACK = 50

/** Who was moved last, and with which of their menus. */
interface LastMoved {
  readonly id: string
  readonly through: 'place' | 'wish'
}

interface Work {
  readonly now: Draft
  readonly before: readonly Draft[]
  /** As it is on the server; null before the first time. */
  readonly kept: Draft | null
  /** What leaving would go back to. */
  readonly safe: Draft
  readonly lastMoved: LastMoved | null
}

/** What can be done; the same as long as the people are. */
export interface PlanningActions {
  readonly people: People
  /** The draft as it is just now, for what is not drawn again with it. */
  readonly read: () => Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  readonly divide: (change: Parameters<typeof divided>[2], roomNow?: Parameters<typeof divided>[3]) => void
  readonly move: (id: string, room: number | null) => void
  /** Somebody wishes a topic most, or with null nothing any more. */
  readonly wish: (id: string, topic: string | null) => void
  readonly rename: (room: number, name: string) => void
  /** Names the set; that is no step to take back. */
  readonly call: (name: string) => void
  readonly undo: () => void
  readonly wasKept: (draft: Draft) => void
}

export interface Planning extends PlanningActions {
  readonly draft: Draft
  /** Whether the server has it as it is here. */
  readonly isKept: boolean
  /** Whether something that somebody did would be lost. */
  readonly isUnsaved: boolean
  readonly canUndo: boolean
  /** Who was moved last, so that the keyboard can follow them; another object each time. */
  readonly lastMoved: LastMoved | null
}

const isSame = (a: Draft, b: Draft) => (Object.keys(a) as (keyof Draft)[]).every((key) => a[key] === b[key])

/** The draft and the way back; what is done with it is in `draft.ts`. */
export function useDraft(start: Draft, kept: Draft | null, people: People, usual: UsualNames) {
  const [work, setWork] = useState<Work>({ now: start, before: [], kept, safe: start, lastMoved: null })
  const latest = useRef(work)
  useLayoutEffect(() => {
    latest.current = work
  }, [work])
  // A set that is kept has its name.
  const [suggested] = useState(() => (kept ? null : usual))
  const actions = useMemo((): PlanningActions => {
    const change = (next: (draft: Draft) => Draft) => setWork((known) => stepped(known, next(known.now), suggested))
    return {
      people,
      read: () => latest.current.now,
      change,
      divide: (wanted, roomNow) => change((draft) => divided(draft, people, wanted, roomNow)),
      move: (id, room) => {
        change((draft) => moved(draft, people, id, room))
        setWork((known) => ({ ...known, lastMoved: { id, through: 'place' } }))
      },
      wish: (id, topic) => {
        const person = people.byId.get(id)
        if (!person) return
        change((draft) => divided(draft, people, { way: withFirstWish(draft.way, person, topic) }))
        setWork((known) => ({ ...known, lastMoved: { id, through: 'wish' } }))
      },
      rename: (room, name) => change((draft) => renamed(draft, people, room, name)),
      call: (name) => setWork((known) => ({ ...known, now: { ...known.now, name } })),
      undo: () => setWork((known) => steppedBack(known, suggested)),
      wasKept: (draft) => setWork((known) => ({ ...known, kept: draft, safe: draft })),
    }
  }, [people, suggested])
  const { now, before, lastMoved } = work
  const isKept = work.kept !== null && isSame(now, work.kept)
  const isUnsaved = !isKept && !isSame(now, work.safe)
  return { actions, planning: { ...actions, draft: now, isKept, isUnsaved, canUndo: before.length > 0, lastMoved } }
}

/** Naming is no step: the name stays, or follows the way as long as it is only suggested. */
const called = (next: Draft, { now, kept }: Work, suggested: UsualNames | null): Draft =>
  suggested && !kept ? calledByWay(next, suggested, now) : { ...next, name: now.name }

const stepped = (work: Work, next: Draft, suggested: UsualNames | null): Work =>
  isSame(next, work.now)
    ? work
    : { ...work, now: called(next, work, suggested), before: [...work.before, work.now].slice(-MOST_STEPS_BACK) }

function steppedBack(work: Work, suggested: UsualNames | null): Work {
  const last = work.before.at(-1)
  return last ? { ...work, now: called(last, work, suggested), before: work.before.slice(0, -1) } : work
}

const Everything = createContext<Planning | null>(null)
const Actions = createContext<PlanningActions | null>(null)

interface ProviderProps {
  readonly planning: Planning
  readonly actions: PlanningActions
  readonly children: ReactNode
}

export const PlanningProvider = ({ planning, actions, children }: ProviderProps) => (
  <Actions value={actions}>
    <Everything value={planning}>{children}</Everything>
  </Actions>
)

function found<T>(value: T | null): T {
  if (value === null) throw new Error('used outside of a planner')
  return value
}

/** What is planned here, drawn again whenever it changes. */
export const usePlanning = (): Planning => found(useContext(Everything))

/** What can be done, for parts that are many and draw only what concerns them. */
export const usePlanningActions = (): PlanningActions => found(useContext(Actions))
