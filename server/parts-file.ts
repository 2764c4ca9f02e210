import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/** The parts of the running product. Postgres and LiveKit may be somebody else's; then they are not in the file. */
export type PartName = 'postgres' | 'livekit' | 'live' | 'web' | 'edge' | 'recorder'
export type PartState = 'starting' | 'ready' | 'restarting' | 'off'
export type Parts = Partial<Record<PartName, PartState>>

/** What the start script last said of the parts; nothing when they were started by other means. */
export function readParts(file: string): Parts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Parts
  } catch {
    return {}
  }
}

export function writeParts(file: string, parts: Parts) {
  writeFileSync(`${file}.new`, JSON.stringify(parts))
  renameSync(`${file}.new`, file)
}
