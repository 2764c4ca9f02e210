import { statfs } from 'node:fs/promises'

/** How many bytes are left on the disk of a directory. */
export async function bytesLeft(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize
}

export type DiskState = 'enough' | 'low' | 'full'

/** Three times the reserve is about an hour of recording more with the usual one. */
const LOW = 3

/** @param reserve as many bytes stay free in any case */
export const diskState = (left: number, reserve: number): DiskState =>
  left < reserve ? 'full' : left < LOW * reserve ? 'low' : 'enough'
