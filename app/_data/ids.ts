import 'server-only'
import { randomBytes } from 'node:crypto'

/** 16 random bytes (S18). */
export const newId = (): string => randomBytes(16).toString('base64url')
