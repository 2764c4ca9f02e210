import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the sealed key. */
const [ALGORITHM, NONCE, TAG] = ['aes-256-gcm', 12, 16] as const

/**
 * Seals the key of a platform for `StreamTarget.key`. It opens only for the same target, with the same secret.
 * @param secret AUTH_SECRET
 */
export function sealStreamKey(secret: string, targetId: string, key: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, derived(secret), nonce).setAAD(Buffer.from(targetId))
  const sealed = [cipher.update(key, 'utf8'), cipher.final()]
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]))
}

/** The key again; null when it was sealed for another target, with another secret, or changed since. */
export function openStreamKey(secret: string, targetId: string, sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed)
  if (bytes.length < NONCE + TAG) return null
  const decipher = createDecipheriv(ALGORITHM, derived(secret), bytes.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(targetId)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  try {
    return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

const derived = (secret: string): Uint8Array => new Uint8Array(hkdfSync('sha256', secret, '', 'stream keys', 32))
