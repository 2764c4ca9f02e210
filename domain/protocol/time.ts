import type { Tick } from './feature'
import type { Owner, Registry, SessionState } from './registry'
import { MAIN, type RoomId } from './standing'

export interface Due {
  readonly room: RoomId
  readonly event: { readonly type: string; readonly data: unknown }
}

/**
 * Makes the function that tells what time brings about in all features and rooms, and when to ask again.
 * A slice is immutable and its tick is pure, so what it answered stays true until its time: only slices that
 * changed or are due are asked.
 */
export function makeTick(registry: Registry) {
  const nextOf = new WeakMap<object, number>()

  return (state: SessionState, now: number): { due: Due[]; next: number } => {
    const due: Due[] = []
    let next = Number.POSITIVE_INFINITY
    const ask = (owner: Owner, room: RoomId) => {
      if (!owner.feature.tick) return
      const slice = registry.whole(state, owner, room)
      const known = nextOf.get(slice)
      if (known !== undefined && known > now) {
        next = Math.min(next, known)
        return
      }
      const answer = owner.feature.tick(slice, now) as Tick<Due['event']>
      for (const event of answer.events) due.push({ room, event })
      const then = answer.next ?? Number.POSITIVE_INFINITY
      if (answer.events.length === 0) nextOf.set(slice, then)
      next = Math.min(next, then)
    }
    for (const owner of registry.owners) {
      if (owner.scope === 'session') ask(owner, MAIN)
      else for (const room of Object.keys(state.rooms)) ask(owner, room)
    }
    return { due, next }
  }
}
