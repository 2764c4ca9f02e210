import 'server-only'
import * as z from 'zod'
import { name } from '@/domain/protocol/schema'
import { sealStreamKey } from '@/prisma/stream-keys'
import { db } from './db'
import { newId } from './ids'
import { isPrivateHost } from './private-host'
import { Answer, type FieldCodes } from './requests'
import { getSettings } from './settings'

/** Where sessions are streamed to. Who may is decided by the caller, with `deskOf`. Keys go in, and never out. */

const MOST_TARGETS = 10

/** rtmp(s)://host[:port]/application…, without a key or a password in it; of hosts outside, unless a setting allows others. */
const url = z
  .string()
  .max(500)
  .refine((typed) => {
    const parsed = URL.canParse(typed) ? new URL(typed) : null
    if (!parsed || !/^rtmps?:$/.test(parsed.protocol)) return false
    if (getSettings().STREAM_TO_PRIVATE === 'off' && isPrivateHost(typed)) return false
    return parsed.hostname !== '' && parsed.pathname.length > 1 && parsed.username === '' && parsed.password === ''
  })
/** What goes behind the address: no white space, no control, nothing that begins anew. */
const key = z
  .string()
  .max(500)
  .regex(/^[\x21-\x7e]*$/)

export const targetFields = z.strictObject({
  name: name(),
  url,
  /** Empty: the one that is known. */
  key,
  enabled: z.boolean(),
})
export const TARGET_CODES: FieldCodes = {
  name: 'desk/name',
  url: 'recordings/stream-url',
  key: 'recordings/stream-key',
}

export interface Target {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly enabled: boolean
  readonly state: 'waiting' | 'connecting' | 'live' | 'failed'
  /** A code. */
  readonly problem: string | null
}

export async function targetsOf(sessionId: string): Promise<readonly Target[]> {
  const rows = await db().streamTarget.findMany({
    where: { sessionId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, url: true, enabled: true, state: true, problem: true },
  })
  return rows.map((row) => ({ ...row, state: row.state as Target['state'] }))
}

export const conferenceOfTarget = async (id: string): Promise<string | undefined> =>
  (await db().streamTarget.findUnique({ where: { id }, select: { session: { select: { conferenceId: true } } } }))
    ?.session.conferenceId

/** @throws Answer */
export async function createTarget(
  sessionId: string,
  { key, ...fields }: z.output<typeof targetFields>,
): Promise<void> {
  if (key === '') throw new Answer(400, 'recordings/stream-key', 'key')
  if ((await db().streamTarget.count({ where: { sessionId } })) >= MOST_TARGETS)
    throw new Answer(409, 'recordings/too-many-targets')
  const id = newId()
  await db().streamTarget.create({ data: { id, sessionId, ...fields, key: seal(id, key) } })
}

/** Whatever changed is tried anew. */
export async function updateTarget(id: string, { key, ...fields }: z.output<typeof targetFields>): Promise<void> {
  const data = { ...fields, state: 'waiting', problem: null, ...(key !== '' && { key: seal(id, key) }) }
  await db().streamTarget.updateMany({ where: { id }, data })
}

/** Has one tried again that failed. */
export async function retryTarget(id: string): Promise<void> {
  await db().streamTarget.updateMany({ where: { id, state: 'failed' }, data: { state: 'waiting', problem: null } })
}

export async function deleteTarget(id: string): Promise<void> {
  await db().streamTarget.deleteMany({ where: { id } })
}

const seal = (id: string, key: string) => sealStreamKey(getSettings().AUTH_SECRET, id, key)
