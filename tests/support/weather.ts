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
