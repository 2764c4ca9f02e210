import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isExecutable } from '@/server/executable'
import { answers, type PartSpec } from './part'

/** Not the newest on purpose: this one was measured, and `go install` takes it. */
export const LIVEKIT_VERSION = '1.13.5'
const OLDEST_USABLE = [1, 9, 1] as const
const OLDEST_GO = [1, 26] as const

export interface LiveKitBinary {
  readonly path: string
  /** Where it came from, for the log. */
  readonly from: string
}

export interface LiveKitSettings {
  readonly binary: string
  readonly key: string
  readonly secret: string
  readonly ports: {
    readonly livekit: number
    readonly livekitUdp: number
    readonly livekitTcp: number
    readonly live: number
  }
  /** The address that browsers on other machines reach; without it, media stay on this machine. */
  readonly mediaIp: string | undefined
  readonly logFile: string
}

/**
 * Finds a livekit-server, or builds one: named by AUFTAKT_LIVEKIT_BIN, on the PATH, in the cache, with Go. A build takes
 * minutes and is kept. Null when none can be had; `why` then says what to do.
 */
export async function findLiveKit(env: NodeJS.ProcessEnv): Promise<LiveKitBinary | { readonly why: string }> {
  const named = env.AUFTAKT_LIVEKIT_BIN
  if (named)
    return isExecutable(named)
      ? { path: named, from: 'AUFTAKT_LIVEKIT_BIN' }
      : { why: `AUFTAKT_LIVEKIT_BIN names ${named}, which cannot be run.` }
  const onPath = versionOnPath()
  if (onPath) return { path: 'livekit-server', from: `PATH, ${onPath.join('.')}` }
  const cached = join(cacheDir(env), 'livekit-server')
  if (isIntact(cached)) return { path: cached, from: 'cache' }
  const go = goVersion()
  if (!go || !isAtLeast(go, OLDEST_GO)) {
    return {
      why: `Install Go ${OLDEST_GO.join('.')} or newer (https://go.dev/dl), or set LIVEKIT_URL, LIVEKIT_KEY and LIVEKIT_SECRET.`,
    }
  }
  const problem = await build(cached)
  return problem === null
    ? { path: cached, from: `built with Go ${go.join('.')}` }
    : { why: `LiveKit could not be built: ${problem}` }
}

/** Whether it is there already, so that nobody has to wait for a build. */
export const isLiveKitAtHand = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env.AUFTAKT_LIVEKIT_BIN) || isIntact(join(cacheDir(env), 'livekit-server')) || versionOnPath() !== null

/** LiveKit as one of our parts: configured by environment, no file, reachable on this machine only but for its media port. */
export function livekitPart({ binary, key, secret, ports, mediaIp, logFile }: LiveKitSettings): PartSpec {
  const local = mediaIp === undefined
  const config = {
    port: ports.livekit,
    bind_addresses: ['127.0.0.1'],
    keys: { [key]: secret },
    logging: { json: true, level: 'info', pion_level: 'error' },
    rtc: {
      udp_port: ports.livekitUdp,
      // For people whose network lets no UDP through. It listens on every address, so not when media stay on this machine.
      tcp_port: local ? 0 : ports.livekitTcp,
      use_external_ip: false,
      node_ip: mediaIp ?? '127.0.0.1',
      enable_loopback_candidate: local,
      ...(local && { interfaces: { includes: ['lo'] } }),
      // Without any, browsers would be handed the servers of companies that are not ours.
      stun_servers: ['127.0.0.1:3478'],
      allow_tcp_fallback: true,
    },
    room: {
      auto_create: false,
      sync_streams: true,
      empty_timeout: 300,
      departure_timeout: 20,
      enable_remote_unmute: false,
    },
    webhook: { api_key: key, urls: [`http://127.0.0.1:${ports.live}/rt/livekit/webhook`] },
  }
  return {
    name: 'livekit',
    listensToUs: false,
    command: binary,
    args: [],
    env: { ...process.env, LIVEKIT_CONFIG: JSON.stringify(config) },
    cwd: tmpdir(),
    logFile,
    isReady: answers(`http://127.0.0.1:${ports.livekit}/`),
    // The first SIGTERM waits for people to leave, a second one does not.
    stopping: [
      { signal: 'SIGTERM', wait: 300 },
      { signal: 'SIGTERM', wait: 2_000 },
    ],
    patience: 15_000,
  }
}

function build(target: string): Promise<string | null> {
  const into = mkdtempSync(join(tmpdir(), 'auftakt-livekit-'))
  const args = ['install', '-ldflags', '-s -w', `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`]
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-trimpath', GOBIN: into }
  return new Promise((resolve) => {
    // The build shares the machine with everything else that starts.
    const go = spawn('nice', ['go', ...args], { env, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    go.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-2_000)
    })
    const stop = () => go.kill('SIGTERM')
    process.once('exit', stop)
    const done = (problem: string | null) => {
      process.off('exit', stop)
      rmSync(into, { recursive: true, force: true })
      resolve(problem)
    }
    go.once('error', (error) => done(error.message))
    go.once('exit', (code) => {
      if (code !== 0) return done(said.trim().split('\n').at(-1) ?? `go ended with ${code}`)
      try {
        keep(join(into, 'server'), target)
        done(null)
      } catch (error) {
        done((error as Error).message)
      }
    })
  })
}

/** The checksum beside it tells a whole binary from one that was cut off. */
function keep(built: string, target: string) {
  mkdirSync(join(target, '..'), { recursive: true })
  const bytes = readFileSync(built)
  writeFileSync(`${target}.new`, bytes, { mode: 0o755 })
  writeFileSync(`${target}.sha256`, checksum(bytes))
  renameSync(`${target}.new`, target)
}

const checksum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const isIntact = (path: string): boolean =>
  isExecutable(path) &&
  existsSync(`${path}.sha256`) &&
  readFileSync(`${path}.sha256`, 'utf8').trim() === checksum(readFileSync(path))

const cacheDir = (env: NodeJS.ProcessEnv): string =>
  join(
    env.XDG_CACHE_HOME || join(homedir(), '.cache'),
    'auftakt',
    'livekit',
    LIVEKIT_VERSION,
    `${process.platform}-${process.arch}`,
  )

const versionIn = (text: string): number[] | null =>
  text
    .match(/(\d+)\.(\d+)(?:\.(\d+))?/)
    ?.slice(1)
    .map((part) => Number(part ?? 0)) ?? null
const versionOf = (command: string): number[] | null =>
  versionIn(spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout ?? '')
/** Null also when it is too old. */
function versionOnPath(): number[] | null {
  const version = versionOf('livekit-server')
  return version && isAtLeast(version, OLDEST_USABLE) ? version : null
}
const goVersion = (): number[] | null => versionIn(spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '')

function isAtLeast(version: readonly number[], oldest: readonly number[]): boolean {
  for (const [i, least] of oldest.entries()) {
    const has = version[i] ?? 0
    if (has !== least) return has > least
  }
  return true
}
