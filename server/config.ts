import { isIPv6 } from 'node:net'
import { resolve } from 'node:path'
import * as z from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)
const httpUrl = z.url({ protocol: /^https?$/ })

/** The environment, as an operator may set it. Empty means not set. */
const environment = z.object({
  PORT: port.default(3000),
  /** Address to listen on. */
  HOST: z.string().default('127.0.0.1'),
  /** Where data, secrets and logs lie. */
  AUFTAKT_DATA: z.string().default('.auftakt'),
  /** The address that people open, if it is not http://localhost:PORT. */
  PUBLIC_URL: httpUrl.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LIVEKIT_URL: z.url({ protocol: /^(https?|wss?)$/ }).optional(),
  /** Where browsers reach LiveKit, when that is another address: ws(s), or a path of our own port. */
  LIVEKIT_PUBLIC_URL: z.union([z.url({ protocol: /^wss?$/ }), z.string().regex(/^\/[\w/-]*$/)]).optional(),
  LIVEKIT_KEY: z.string().min(1).optional(),
  LIVEKIT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  AUFTAKT_LIVEKIT_BIN: z.string().optional(),
  /** `off`: no live media, on purpose. */
  AUFTAKT_MEDIA: z.enum(['on', 'off']).default('on'),
  /** Address under which browsers reach LiveKit's UDP port, when they are on other machines. */
  MEDIA_IP: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** `off`: nothing is recorded or streamed here, on purpose. */
  AUFTAKT_RECORDER: z.enum(['on', 'off']).default('on'),
  /** The browser that records, where it is not found by itself. */
  AUFTAKT_CHROMIUM_BIN: z.string().optional(),
  /** Recording stops when less than so many megabytes are left on its disk. */
  RECORDING_DISK_RESERVE: z.coerce.number().int().min(50).default(500),
  /** `on`: organisers may stream to hosts of this machine and of internal networks. */
  STREAM_TO_PRIVATE: z.enum(['on', 'off']).default('off'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Whoever signs in with this address runs the installation. */
  OPERATOR_EMAIL: z.email().optional(),
  /** `off`: no demo conference. */
  AUFTAKT_DEMO: z.enum(['on', 'off']).default('on'),
  MAIL_FROM: z.string().default('Auftakt <auftakt@localhost>'),
  OPENID_ISSUER: httpUrl.optional(),
  OPENID_CLIENT_ID: z.string().optional(),
  OPENID_CLIENT_SECRET: z.string().optional(),
  /** Key for cookies, sign-in and the talk between the parts. Generated at first start when not set. */
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
})

export type Environment = z.output<typeof environment>

/** A setting that cannot be used. The message names it and says what it should be. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Reads the environment, once per process.
 * @throws ConfigError naming the first wrong setting
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new ConfigError(`The setting ${issue.path.join('.')} is wrong: ${issue.message}.`)
  }
  const { LIVEKIT_URL, LIVEKIT_KEY, LIVEKIT_SECRET, PORT } = parsed.data
  if (LIVEKIT_URL && !(LIVEKIT_KEY && LIVEKIT_SECRET)) {
    throw new ConfigError('LIVEKIT_URL is set: LIVEKIT_KEY and LIVEKIT_SECRET must be set too.')
  }
  if (PORT + PORTS_NEEDED > 65_535)
    throw new ConfigError(`The setting PORT is wrong: ${PORTS_NEEDED} more ports above it are needed.`)
  return parsed.data
}

const PORTS_NEEDED = 7

/** All ports derive from one. Only `edge` and LiveKit's media ports are for the outside. */
export const portsOf = ({ PORT }: Pick<Environment, 'PORT'>) => ({
  edge: PORT,
  web: PORT + 1,
  live: PORT + 2,
  postgres: PORT + 3,
  livekit: PORT + 4,
  livekitUdp: PORT + 5,
  livekitTcp: PORT + 6,
  recorder: PORT + 7,
})

/** The addresses under which browsers may come: the public one, or this machine's two names for itself. */
export const originsOf = ({ PUBLIC_URL, PORT }: Pick<Environment, 'PUBLIC_URL' | 'PORT'>): string[] =>
  PUBLIC_URL ? [new URL(PUBLIC_URL).origin] : [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`]

/** Where the recorder opens programs: our own port, not by way of a proxy. */
export const programUrlOf = ({ HOST, PORT }: Pick<Environment, 'HOST' | 'PORT'>): string =>
  `http://${['0.0.0.0', '::', 'localhost'].includes(HOST) ? '127.0.0.1' : isIPv6(HOST) ? `[${HOST}]` : HOST}:${PORT}`

export const publicUrlOf = ({ PUBLIC_URL, PORT }: Pick<Environment, 'PUBLIC_URL' | 'PORT'>): string =>
  PUBLIC_URL ? new URL(PUBLIC_URL).origin : `http://localhost:${PORT}`

export const dataDirOf = ({ AUFTAKT_DATA }: Pick<Environment, 'AUFTAKT_DATA'>, root: string): string =>
  resolve(root, AUFTAKT_DATA)
