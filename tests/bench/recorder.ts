import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { AccessToken } from 'livekit-server-sdk'
import { logTimeAt, timelineOf } from '@/domain/recording/timeline'
import { placedSegments, recordingDir } from '@/prisma/recording-files'
import { portsOf } from '@/server/config'
import { recorderGrant } from '@/server/media/rights'
import { filmOf } from '../support/films'
import { Child } from './child'
import { apart, beepsIn, flashesIn } from './flashes'
import { Guest } from './guest'
import { cpuOf } from './process-tree'
import { Product } from './product'
import { conclude, type Measured, machine, median, quantile, ratioOf, round, say, table } from './report'

/**
 * What recording costs, and how true it is. Two people speak; the product records them with their names in 720p, then a bare
 * capture chain films the same two, in turns. CPU is that of all processes that the recorder, or the bare chain, consists of;
 * the small picture, which the bare chain does not make, is printed beside. One of the speakers flashes and beeps every two
 * seconds: how far apart both are in the film, and how far the film's place in the log's time is from when it was. Linux only;
 * where others work on the machine, offsets and delays are theirs as well. The bare chain's own offsets are printed beside:
 * they are what WebRTC and the browser leave.
 */
const PAIRS = Number(process.env.BENCH_PAIRS ?? 2)
/** How long each is measured, in seconds; the goals are set for `BENCH_SECONDS=600 BENCH_PAIRS=1`. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60)
const WARMING_UP = 10
/** The small picture is made by a process that is as nice as this. The bare chain makes none. */
const GIVES_WAY = 10
const GOAL = { cpu: 1.2, middle: 40, most: 80, playable: 6, ready: 10, place: 200 }
/** Within the left and the right of two who stand beside each other. */
const LEFT = '200:120:200:200'
const RIGHT = '200:120:840:200'
const LOOK_EVERY = 100
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, 1_000 * seconds))

/** What one recording showed: times in seconds, but offsets and places in milliseconds. */
interface Recorded {
  readonly cost: Awaited<ReturnType<typeof costOf>>
  /** Of how many runs it consists: what browsers used that are gone is not in the cost. */
  readonly runs: number
  /** How much later the sound is than the picture. */
  readonly offsets: readonly number[]
  /** How far the log's time of a flash in the film is from when it was. */
  readonly places: readonly number[]
  /** From when something happened until it could be played, at worst for each segment. */
  readonly delays: readonly number[]
  /** From the stop until it could be watched again. */
  readonly ready: number
}

/** What the bare chain showed, in the same units. */
type Bare = Pick<Recorded, 'cost' | 'offsets'>

/** CPU seconds for each second, of a process and all that it started: in all, and without what gives way to everything else. */
async function costOf(pid: number): Promise<{ readonly all: number; readonly capture: number }> {
  const used = () => ({ all: cpuOf(pid), capture: cpuOf(pid, GIVES_WAY - 1) })
  const [before, at] = [used(), performance.now()]
  await pause(SECONDS)
  const [after, seconds] = [used(), (performance.now() - at) / 1_000]
  return { all: (after.all - before.all) / seconds, capture: (after.capture - before.capture) / seconds }
}

async function recorded(product: Product, speaker: Child): Promise<Recorded> {
  await product.run('recording.start', { records: true, streams: false, scope: 'stage' })
  const id = await inState(product, 'live')
  await pause(WARMING_UP)
  const delays = new Delays(product, id)
  const cost = await costOf(product.pidOf('recorder'))
  delays.stop()
  const stoppedAt = performance.now()
  await product.run('recording.stop')
  await inState(product, 'ready')
  const ready = (performance.now() - stoppedAt) / 1_000
  return {
    cost,
    delays: delays.seconds,
    ready,
    ...(await truthOf(product, id, await speaker.ask<number[]>('flashed'))),
  }
}

/** Resolves when the newest recording is in this state, with its id. */
async function inState({ inDatabase, sessionId }: Product, state: string): Promise<string> {
  const newest = { where: { sessionId }, orderBy: { startedAt: 'desc' } } as const
  for (;;) {
    const row = await inDatabase((db) => db.recording.findFirst(newest))
    if (row?.state === state) return row.id
    if (row?.state === 'failed') throw new Error('the recording failed')
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}

/** Notes of each segment that is new how long ago its beginning was. The database is asked only when there is one on disk. */
class Delays {
  readonly seconds: number[] = []
  #seen: number | null = null
  readonly #timer = setInterval(() => void this.#look(), LOOK_EVERY)

  constructor(
    private readonly product: Product,
    private readonly id: string,
  ) {}

  stop() {
    clearInterval(this.#timer)
  }

  async #look() {
    const kept = readdirSync(join(recordingDir(this.product.dataDir, this.id), 'kept'))
    // Renditions have a further ending.
    if (kept.filter((name) => /^[^.]+\.m4s$/.test(name)).length === this.#seen) return
    const segments = await this.product.inDatabase((db) => placedSegments(db, this.id))
    const fresh = segments.slice(this.#seen ?? segments.length)
    this.#seen = segments.length
    for (const { from } of fresh) this.seconds.push((Date.now() - from) / 1_000)
  }
}

async function truthOf({ inDatabase, dataDir }: Product, id: string, flashed: readonly number[]) {
  const segments = await inDatabase((db) => placedSegments(db, id))
  const run = segments.filter((segment) => segment.run === segments[0]!.run)
  const film = filmOf(recordingDir(dataDir, id), run)
  const [flashes, beeps] = [await flashesIn(film, LEFT), await beepsIn(film)]
  rmSync(dirname(film), { recursive: true })
  const timeline = timelineOf(run)
  const seconds = flashes.map((at) => logTimeAt(timeline, at) / 1_000)
  const truly = flashed.map((at) => at / 1_000)
  const inMs = (all: readonly number[]) => all.map((each) => each * 1_000)
  const runs = new Set(segments.map(({ run }) => run)).size
  return { runs, offsets: inMs(apart(flashes, beeps)), places: inMs(apart(seconds, truly)) }
}

async function filmedBare({ secrets, port }: Product, bare: Child, room: string): Promise<Bare> {
  const token = new AccessToken(secrets.livekitKey, secrets.livekitSecret, { identity: 'bare' })
  token.addGrant(recorderGrant(room))
  const dir = mkdtempSync(join(tmpdir(), 'auftakt-bench-'))
  const file = join(dir, 'bare.mp4')
  const url = `ws://127.0.0.1:${portsOf({ PORT: port }).livekit}`
  await bare.ask('begin', { url, token: await token.toJwt(), file })
  await pause(WARMING_UP)
  const cost = await costOf(await bare.ask<number>('pid'))
  await bare.ask('end')
  // Who comes in first stands on the left.
  const flashes = (await Promise.all([LEFT, RIGHT].map((side) => flashesIn(file, side)))).flat()
  const offsets = apart(flashes, await beepsIn(file)).map((each) => each * 1_000)
  rmSync(dir, { recursive: true })
  return { cost, offsets }
}

/** Two on stage who agreed and are seen and heard; answers the media room. */
async function populate(product: Product, speaker: Child): Promise<string> {
  const url = `ws://127.0.0.1:${portsOf({ PORT: product.port }).livekit}`
  let room = ''
  await product.run('session.go-live')
  await product.run('stage.lay-out', { layout: 'grid' })
  await product.run('recording.start', { records: true, streams: false, scope: 'stage' })
  for (const [i, name] of ['Aminata Diallo', 'Jonas Weber'].entries()) {
    const guest = await Guest.enter(product, (await product.speaker(name, 'Kidira')).seat)
    await guest.ask('stage.join')
    await guest.ask('recording.consent', { given: true, text: 1 })
    const pass = await guest.pass()
    room = pass.room
    await speaker.ask('speak', { url, token: pass.token, flashes: i === 0 })
  }
  await product.run('recording.stop')
  return room
}

const mostOf = (all: readonly number[]): number => Math.max(...all.map(Math.abs))

function report(all: readonly Recorded[], bare: readonly Bare[]) {
  const together = (of: (each: Recorded) => readonly number[]) => all.flatMap(of)
  const sizes = together(({ offsets }) => offsets).map(Math.abs)
  const places = together(({ places }) => places).map(Math.abs)
  const delays = together(({ delays }) => delays)
  const ready = Math.max(...all.map(({ ready }) => ready))
  table(
    [
      'recording',
      'runs',
      'CPU s/s',
      'with small',
      'with small',
      'bare',
      'flashes',
      'offset ms: median',
      'most',
      'bare: median',
      'most',
      'place ms',
      'ready s',
    ],
    all.map(({ cost, runs, offsets, places, ready }, i) => [
      i + 1,
      runs,
      round(cost.capture),
      round(cost.all),
      round(bare[i]!.cost.all),
      offsets.length,
      ...[offsets, bare[i]!.offsets].flatMap((each) => [round(median(each), 0), round(mostOf(each), 0)]),
      round(median(places), 0),
      round(ready, 1),
    ]),
  )
  const of = (what: string, value: number, goal: number, unit: string): Measured => ({
    bench: 'recorder',
    what,
    ratio: round(value / goal),
    goal: 1,
    [unit]: round(value, 1),
  })
  conclude([
    {
      bench: 'recorder',
      what: 'CPU',
      goal: GOAL.cpu,
      ...ratioOf(all.map(({ cost }, i) => cost.capture / bare[i]!.cost.all)),
    },
    of('offset of sound and picture, median', median(sizes), GOAL.middle, 'ms'),
    of('offset of sound and picture, most', mostOf(sizes), GOAL.most, 'ms'),
    of('place in the log, p95', quantile(places, 0.95), GOAL.place, 'ms'),
    of('playable after', Math.max(...delays), GOAL.playable, 's'),
    of('ready after the stop', ready, GOAL.ready, 's'),
  ])
}

say(`${PAIRS} pairs of ${SECONDS} s, two speakers, 720p25; ${machine()}`)
const product = await Product.start()
const [speaker, bare] = [Child.ofSource('speaker.ts'), Child.ofSource('bare-capture.ts')]
try {
  const room = await populate(product, speaker)
  const [ours, theirs]: [Recorded[], Bare[]] = [[], []]
  for (let i = 0; i < PAIRS; i++) {
    ours.push(await recorded(product, speaker))
    theirs.push(await filmedBare(product, bare, room))
  }
  report(ours, theirs)
} finally {
  await Promise.all([speaker.stop(), bare.stop()])
  await product.stop()
}
process.exit(0)
