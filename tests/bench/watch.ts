import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nameIn } from '@/domain/recording/renditions'
import type { Placed } from '@/domain/recording/timeline'
import { mediaPath } from '@/prisma/recording-access'
import { recordingDir, type StoredSegment, writeLivePlaylists } from '@/prisma/recording-files'
import { makeDataDir, removeDataDir } from '../support/data-directory'
import { newTestId } from '../support/planned'
import { Cache } from './cache'
import { Child } from './child'
import { freeRange } from './ports'
import { cpuOf } from './process-tree'
import { conclude, type Measured, machine, quantile, ratioOf, round, say, table } from './report'
import type { Crowd, Seen } from './stream-watchers'

/**
 * Watching a stream from afar: small files under addresses that are the same for all. Measured is the CPU time of `edge` for
 * each request of people who watch, against `send` alone serving the same files, in turns. Then ten thousand people watch
 * behind a cache that keeps what the answers allow: how many requests come through to `edge`, of those that one person
 * makes. With the sound alone, because what two cores can copy between processes is not what is asked here.
 */
const PEOPLE = 300
const PAIRS = 5
const LASTS = 10_000
const MANY = 10_000
const MANY_LAST = 30_000
const SEGMENT = 2_000
const BYTES = { high: 300_000, sound: 32_000 }
const CPU_GOAL = 1.5
/** A playlist a second and a segment every two: one person asks half as often for the playlist. */
const CACHED_GOAL = 2
const KEY = 'a key of the benchmarks that is long enough'

/** A stream that goes on: a segment every two seconds, and playlists that name it. Nobody looks at what is in it. */
class Broadcast {
  readonly id = newTestId()
  readonly #segments: Placed<StoredSegment>[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(private readonly dataDir: string) {}

  async start() {
    mkdirSync(join(recordingDir(this.dataDir, this.id), 'kept'), { recursive: true })
    for (let i = 0; i < 8; i++) await this.#next()
    this.#timer = setInterval(() => void this.#next(), SEGMENT)
  }

  stop() {
    if (this.#timer) clearInterval(this.#timer)
  }

  async #next() {
    const n = this.#segments.length
    const file = `${newTestId()}.m4s`
    const kept = join(recordingDir(this.dataDir, this.id), 'kept')
    writeFileSync(join(kept, file), randomBytes(BYTES.high))
    writeFileSync(join(kept, nameIn('sound', file)), randomBytes(BYTES.sound))
    const times = {
      position: (n * SEGMENT) / 1000,
      duration: SEGMENT / 1000,
      from: n * SEGMENT,
      until: (n + 1) * SEGMENT,
    }
    const sizes = { bytes: BYTES.high, smallBytes: null, soundBytes: BYTES.sound }
    this.#segments.push({ run: 1, n, file, init: 'init.mp4', ...times, ...sizes })
    await writeLivePlaylists(this.dataDir, this.id, this.#segments, { ended: false })
  }
}

const dataDir = makeDataDir()
const port = await freeRange()
const broadcast = new Broadcast(dataDir)
await broadcast.start()
const env = {
  NODE_ENV: 'production',
  PORT: String(port),
  AUFTAKT_DATA: dataDir,
  AUFTAKT_MEDIA: 'off',
  AUTH_SECRET: KEY,
}
const edge = Child.ofProduct('edge', {
  ...env,
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  LOG_LEVEL: 'warn',
})
const bare = Child.ofSource('bare-files.ts')
const crowd = Child.ofSource('stream-watchers.ts')
const signed = mediaPath(KEY, { id: broadcast.id, generation: 0 }, 'live', Date.now())

const watch = (playlist: string, more: Partial<Crowd> = {}) =>
  crowd.ask<Seen>('watch', {
    ...{ people: PEOPLE, every: SEGMENT, lasts: LASTS, connections: PEOPLE, ...more, playlist },
  } satisfies Crowd)

/** CPU milliseconds for a thousand requests, with all the process does meanwhile. */
async function turn(process: Child, playlist: string): Promise<number> {
  const before = await process.cpu()
  const { requests } = await watch(playlist)
  const after = await process.cpu()
  return ((after.user + after.system - before.user - before.system) / requests) * 1000
}

async function againstBare(): Promise<Measured> {
  const barePort = await bare.ask<number>('serve', join(dataDir, 'recordings'))
  const ways = {
    ours: () => turn(edge, `http://127.0.0.1:${port}${signed}/live.m3u8`),
    bare: () => turn(bare, `http://127.0.0.1:${barePort}/${broadcast.id}/live.m3u8`),
  }
  await ways.ours()
  await ways.bare()
  const pairs: { ours: number; bare: number }[] = []
  for (let i = 0; i < PAIRS; i++) {
    // ABBA: whoever goes first has it neither better nor worse.
    const order = i % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)
    const pair = { ours: 0, bare: 0 }
    for (const way of order) pair[way] = await ways[way]()
    pairs.push(pair)
  }
  table(
    ['CPU ms for 1,000 requests', 'edge', 'send alone'],
    pairs.map((pair, i) => [`pair ${i + 1}`, round(pair.ours), round(pair.bare)]),
  )
  const ratios = ratioOf(pairs.map((pair) => pair.ours / pair.bare))
  return { bench: 'watch', what: 'CPU of edge, of send alone', goal: CPU_GOAL, people: PEOPLE, ...ratios }
}

async function behindCache(): Promise<Measured> {
  const cache = await Cache.start(join(dataDir, 'cache'), await freeRange(), port)
  try {
    const before = { passedOn: cache.passedOn(), cpu: await edge.cpu(), cache: cpuOf(cache.pid) }
    const seen = await watch(`http://127.0.0.1:${cache.port}${signed}/live.sound.m3u8`, {
      ...{ people: MANY, lasts: MANY_LAST, connections: 500 },
    })
    const seconds = seen.lasted / 1000
    const passedOn = (cache.passedOn() - before.passedOn) / seconds
    const cpu = await edge.cpu()
    const edgeMs = (cpu.user + cpu.system - before.cpu.user - before.cpu.system) / seconds
    table(
      [`${MANY.toLocaleString('en')} who watch, behind a cache`, 'a second'],
      [
        ['requests that they made', round(seen.requests / seconds, 0)],
        ['megabytes that they were sent', round(seen.bytes / seconds / 1e6, 1)],
        ['requests that came through to edge', round(passedOn)],
        ['CPU of edge, ms', round(edgeMs, 1)],
        ['CPU of the cache, ms', round(((cpuOf(cache.pid) - before.cache) * 1000) / seconds, 0)],
        ['until playlist and segment were there, 99 of 100, ms', round(quantile(seen.took, 0.99), 0)],
      ],
    )
    const ofOne = 2 / (SEGMENT / 1000)
    return {
      ...{ bench: 'watch', what: `requests at edge of ${MANY.toLocaleString('en')} behind a cache, of one person’s` },
      ...{
        ratio: round(passedOn / ofOne),
        goal: CACHED_GOAL,
        people: MANY,
        perSecond: round(seen.requests / seconds, 0),
      },
    }
  } finally {
    await cache.stop()
  }
}

say(`Watching a stream: a playlist and a segment every two seconds. ${machine()}\n`)
try {
  // Edge listens when it has looked around.
  while (
    !(await fetch(`http://127.0.0.1:${port}${signed}/live.m3u8`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await pause(50)
  const measured = [await againstBare()]
  if (Cache.isThere()) measured.push(await behindCache())
  else say('  There is no nginx here: what a cache in front keeps away from edge is not measured.\n')
  conclude(measured)
} finally {
  broadcast.stop()
  await Promise.all([edge, bare, crowd].map((child) => child.stop()))
  removeDataDir(dataDir)
}
