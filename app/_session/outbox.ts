import type { Pending } from './driver'

/** What was sent and not yet shown survives a reload of the page, so that nothing that was said is lost. */
export class Outbox {
  constructor(
    private readonly key: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  ) {}

  /** What an earlier page of this tab left behind. */
  left(): Pending[] {
    try {
      return JSON.parse(this.storage?.getItem(this.key) ?? '[]') as Pending[]
    } catch {
      return []
    }
  }

  keep(pending: readonly Pending[]) {
    try {
      if (pending.length > 0) this.storage?.setItem(this.key, JSON.stringify(pending))
      else this.storage?.removeItem(this.key)
    } catch {
      // A full or forbidden storage costs only this safety.
    }
  }
}
