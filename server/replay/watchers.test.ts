import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { type Admission, NotAdmitted } from '@/server/gateway/admission'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Sessions } from '@/server/sessions/sessions'
import type { RecordedSession, RecordedSessions } from './recorded-sessions'
import { Watchers } from './watchers'

const published = { records: true, streams: false, state: 'ready', publishedAt: new Date(0), linkHash: null }
const session = { id: 's', linkHash: null, linkExpires: null, audience: 'members', recordings: [] }

/** Who a stranger is to such a session, and which sessions were opened to find that out. */
async function strangerTo(recorded: object | null) {
  const opened: string[] = []
  const known = { get: async () => recorded as RecordedSession | null } as unknown as RecordedSessions
  const sessions = { get: async (id: string) => opened.push(id) && ({} as SessionRunner) } as unknown as Sessions
  const watchers = new Watchers(known, sessions, {} as Admission, 'key')
  const asker = watchers.of({ headers: {} } as IncomingMessage, 's', undefined)
  return { as: await asker.then(({ as }) => as).catch((error) => error), opened }
}

test('a stranger to whom a session is nothing opens nothing', async () => {
  const recordings = ['participants', 'members', 'link'].map((audience) => ({ ...published, audience }))
  const unpublished = { ...published, audience: 'public', publishedAt: null }
  const deleted = { ...published, audience: 'public', state: 'deleting' }
  for (const recorded of [null, session, { ...session, recordings: [...recordings, unpublished, deleted] }]) {
    const { as, opened } = await strangerTo(recorded)
    expect(as).toBeInstanceOf(NotAdmitted)
    expect(opened).toEqual([])
  }
})

test('a stranger for whom there is something gets it', async () => {
  const open = { ...session, audience: 'public' }
  const shown = { ...session, recordings: [{ ...published, audience: 'public' }] }
  for (const recorded of [open, shown]) expect(await strangerTo(recorded)).toEqual({ as: 'stranger', opened: ['s'] })
})
