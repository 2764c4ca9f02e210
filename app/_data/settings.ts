import 'server-only'
import * as z from 'zod'

const settings = z.object({
  DATABASE_URL: z.string(),
  /** Where data lie; the start script says it as an absolute path. */
  AUFTAKT_DATA: z.string(),
  AUTH_SECRET: z.string().min(32),
  /** Where people reach us, and the origins that their pages may have. Filled in by the start script. */
  AUFTAKT_URL: z.url(),
  AUFTAKT_ORIGINS: z.string().transform((list) => list.split(' ')),
  /** Where `live` listens, on this machine. */
  LIVE_URL: z.url(),
  /** `on`: organisers may stream to hosts of this machine and of internal networks. */
  STREAM_TO_PRIVATE: z.enum(['on', 'off']).default('off'),
  SMTP_URL: z.string().optional(),
  /** Whoever proves to own this address runs the installation. */
  OPERATOR_EMAIL: z.string().optional(),
  MAIL_FROM: z.string().default('Auftakt <auftakt@localhost>'),
  OPENID_ISSUER: z.string().optional(),
  OPENID_CLIENT_ID: z.string().optional(),
  OPENID_CLIENT_SECRET: z.string().optional(),
})
export type Settings = z.output<typeof settings>

let read: Settings | null = null

/** What `web` needs of the environment; the start script has checked it as a whole. Read when first needed, so that a build needs none. */
export function getSettings(): Settings {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  read ??= settings.parse(set)
  return read
}

/** Where people reach us; every absolute link begins with it, whatever a request says of its host. */
export const publicUrl = (): string => getSettings().AUFTAKT_URL

/** Origins whose requests may change something. */
export const ownOrigins = (): readonly string[] => getSettings().AUFTAKT_ORIGINS
