import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { ConfigError, dataDirOf, type Environment, originsOf, portsOf, programUrlOf, readEnvironment } from './config'
import type { MediaSettings } from './media/media'

export interface RecordingSettings {
  readonly chromium: string | undefined
  /** In bytes: with less than this left, nothing more is recorded. */
  readonly diskReserve: number
}

/** What a part needs to run, out of an environment in which the start script (or an operator) has filled in everything. */
export interface PartEnvironment {
  readonly databaseUrl: string
  readonly authSecret: string
  readonly dataDir: string
  readonly partsFile: string
  readonly ports: ReturnType<typeof portsOf>
  readonly host: string
  readonly origins: readonly string[]
  /** Where the recorder opens programs. */
  readonly programUrl: string
  readonly recording: RecordingSettings
  readonly media: MediaSettings | null
  readonly logger: Logger
}

const MEGABYTE = 1_000_000

/**
 * Reads a part's environment.
 * @throws ConfigError naming what is missing or wrong
 */
export function partEnvironment(part: string, env: NodeJS.ProcessEnv): PartEnvironment {
  const settings = readEnvironment(env)
  const dataDir = dataDirOf(settings, process.cwd())
  return {
    databaseUrl: needed(settings, 'DATABASE_URL'),
    authSecret: needed(settings, 'AUTH_SECRET'),
    dataDir,
    partsFile: join(dataDir, 'parts.json'),
    ports: portsOf(settings),
    host: settings.HOST,
    origins: originsOf(settings),
    programUrl: programUrlOf(settings),
    recording: { chromium: settings.AUFTAKT_CHROMIUM_BIN, diskReserve: settings.RECORDING_DISK_RESERVE * MEGABYTE },
    media: mediaSettings(settings),
    logger: pino({
      level: settings.LOG_LEVEL,
      base: { part },
      redact: ['*.headers.cookie', '*.headers.authorization', '*.token'],
    }),
  }
}

function needed(settings: Environment, name: 'DATABASE_URL' | 'AUTH_SECRET'): string {
  const value = settings[name]
  if (value === undefined) throw new ConfigError(`The setting ${name} is missing.`)
  return value
}

/** `LIVEKIT_PUBLIC_URL` is set by the start script when it runs LiveKit itself: then browsers reach it through our own port. */
function mediaSettings({
  LIVEKIT_URL,
  LIVEKIT_PUBLIC_URL,
  LIVEKIT_KEY,
  LIVEKIT_SECRET,
  AUFTAKT_MEDIA,
}: Environment): MediaSettings | null {
  if (AUFTAKT_MEDIA === 'off' || !LIVEKIT_URL) return null
  return {
    url: LIVEKIT_URL.replace(/^ws/, 'http'),
    publicUrl: LIVEKIT_PUBLIC_URL ?? LIVEKIT_URL.replace(/^http/, 'ws'),
    key: LIVEKIT_KEY!,
    secret: LIVEKIT_SECRET!,
  }
}
