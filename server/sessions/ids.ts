import { createHash, randomBytes } from 'node:crypto'
import { PARTICIPANT_PREFIX } from '@/domain/protocol/mentions'

/** 16 random bytes (S18). */
export const newId = (): string => randomBytes(16).toString('base64url')

export const newParticipantId = (): string => PARTICIPANT_PREFIX + newId()

/** The id of a command in the log, a UUID: the first 16 bytes of SHA-256 over participant and client id (S6). */
export function commandId(participantId: string, clientId: string): string {
  const hex = createHash('sha256').update(`${participantId}\n${clientId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** An id for a command that the product itself gives, once. */
export const ownCommandId = (): string => commandId('system', newId())
