import type { Append, AppendResult, EventLog } from '@/server/log/event-log'

export interface Weather {
  readonly pause: () => Promise<void>
  readonly failsBefore: () => boolean
  readonly failsAfter: () => boolean
}

/** A log in a bad place: it is slow, and now and then it fails, before or after it has written. */
export class WeatheredLog implements EventLog {
  constructor(
    private readonly log: EventLog,
    private readonly weather: Weather,
  ) {}

  async append(append: Append): Promise<AppendResult> {
    await this.weather.pause()
    if (this.weather.failsBefore()) throw new Error('connection lost')
    const result = await this.log.append(append)
    if (this.weather.failsAfter()) throw new Error('connection lost after commit')
    return result
  }

  head: EventLog['head'] = async (sessionId) => {
    await this.weather.pause()
    return this.log.head(sessionId)
  }
  read: EventLog['read'] = async (sessionId, after, limit) => {
    await this.weather.pause()
    return this.log.read(sessionId, after, limit)
  }
  answered: EventLog['answered'] = (...asked) => this.log.answered(...asked)
  latestSubjects: EventLog['latestSubjects'] = (...asked) => this.log.latestSubjects(...asked)
  about: EventLog['about'] = (...asked) => this.log.about(...asked)
  keyframe: EventLog['keyframe'] = (...asked) => this.log.keyframe(...asked)
  keep: EventLog['keep'] = (...asked) => this.log.keep(...asked)
}

/** The log as one process has it: what that asks once it is dead, or was asking then, it is never answered. */
export function mortal(log: EventLog): { readonly log: EventLog; readonly die: () => void } {
  let isDead = false
  const never = new Promise<never>(() => {})
  const alive =
    <A extends unknown[], R>(ask: (...asked: A) => Promise<R>) =>
    async (...asked: A): Promise<R> => {
      if (isDead) return never
      const outcome = await ask(...asked).then(
        (answer) => () => answer,
        (error) => () => {
          throw error
        },
      )
      return isDead ? never : outcome()
    }
  return {
    log: {
      append: alive((append) => log.append(append)),
      head: alive((sessionId) => log.head(sessionId)),
      read: alive((...asked) => log.read(...asked)),
      answered: alive((...asked) => log.answered(...asked)),
      latestSubjects: alive((...asked) => log.latestSubjects(...asked)),
      about: alive((...asked) => log.about(...asked)),
      keyframe: alive((...asked) => log.keyframe(...asked)),
      keep: alive((...asked) => log.keep(...asked)),
    },
    die: () => {
      isDead = true
    },
  }
}
