import 'server-only'
import type { Ack } from '@/domain/protocol/messages'
import { internalKey } from '@/prisma/access'
import { newId } from './ids'
import { Answer } from './requests'
import { getSettings } from './settings'

/**
 * Gives a command to a session on behalf of the desk; who may is decided before.
 * @throws Answer with the refusal's code
 */
export async function command(session: string, type: string, data: unknown = {}): Promise<void> {
  const { AUTH_SECRET, LIVE_URL } = getSettings()
  const answer = await fetch(`${LIVE_URL}/rt/command`, {
    method: 'POST',
    headers: { authorization: `Bearer ${internalKey(AUTH_SECRET)}` },
    body: JSON.stringify({ id: newId(), session, type, data }),
    cache: 'no-store',
  }).catch(() => null)
  if (!answer?.ok) throw new Answer(503, 'unavailable')
  const ack = (await answer.json()) as Ack
  if (!ack.ok) throw new Answer(409, ack.code)
}
