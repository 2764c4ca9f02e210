import { Child, type Cpu } from './child'
import type { Fired } from './crowd'
import { benchDatabase } from './database'
import type { Way } from './line'
import { conclude, type Measured, machine, median, ratioOf, round, say, table } from './report'
import { Served } from './served'

/**
 * P1: what it costs to tell everybody something. One message is posted; every connected person gets one frame. Measured is
 * the CPU time of the whole `live` process per message that was delivered: reading the command, deciding, appending to
 * PostgreSQL and acknowledging it are in it, as is whatever else the process does meanwhile. The baseline reads one message
 * of the same text and writes a prepared frame of the same bytes to as many sockets.
 *
 * Both servers and both crowds stand all the time and take turns, so what a server uses in the other's turn is what it
 * uses when nothing happens (pings, polls, heartbeats). The goal is held against the CPU of the message itself, without
 * that. What is subtracted is a little too much: a process that is awake anyway does its idle work more cheaply. So the
 * ratio with all of it (`withIdleWork`) is printed too; it is too high for the message and depends on how often one comes.
 */
const SIZES = [
  { people: 1_000, pairs: 6, every: 120, messages: 20, edgePairs: 2 },
  { people: 5_000, pairs: 5, every: 300, messages: 6, edgePairs: 0 },
] as const
const GOAL = 1.35
const SPEAKERS = 40
const WARM_UP = 30
/** Longer than whatever `live` does now and then because people came, in milliseconds. */
const QUIET = 11_000
const TEXT = 'Which of the two partnerships should we visit first, and who comes along to the well at Mubende?'

interface Side {
  readonly way: string
  readonly processes: readonly Child[]
}

/** CPU of a side's processes in its own turn and in the other's, in milliseconds, and how long each took. */
interface Turn {
  readonly busy: number
  readonly system: number
  readonly idlePerSecond: number
  readonly seconds: number
  readonly messages: number
  /** Until the last of the crowd had it, in milliseconds, per message. */
  readonly last: readonly number[]
}

class Fanout {
  readonly #bare = Child.ofSource('bare-broadcast.ts')
  readonly #crowd = Child.ofSource('crowd.ts')
  #said = 0

  constructor(
    private readonly served: Served,
    private readonly size: (typeof SIZES)[number],
  ) {}

  async run(): Promise<Measured[]> {
    const { served, size } = this
    const port = await this.#bare.ask<number>('port')
    await this.#come({ name: 'bare', url: `ws://127.0.0.1:${port}`, doors: null })
    await this.#come({ name: 'live', url: served.direct, doors: served.doors })
    const live: Side = { way: 'live', processes: [served.live] }
    const frame = await this.#settle(live)
    const direct = await this.#pairs(live, size.pairs)
    return this.#tell(frame, direct, size.edgePairs > 0 ? await this.#throughEdge(size.edgePairs) : [])
  }

  async #throughEdge(pairs: number): Promise<Pairs> {
    const { served } = this
    await this.#crowd.ask('leave', { name: 'live' })
    await this.#come({ name: 'edge', url: served.throughEdge, doors: served.doors })
    const edge: Side = { way: 'edge', processes: [served.live, served.edge] }
    await this.#settle(edge)
    return this.#pairs(edge, pairs)
  }

  async stop() {
    await Promise.all([this.#crowd.stop(), this.#bare.stop()])
  }

  async #come(way: Pick<Way, 'name' | 'url' | 'doors'>) {
    const began = performance.now()
    const { people } = this.size
    await this.#crowd.ask('come', { ...way, people, origin: this.served.origin } satisfies Way)
    const { bytes } = await this.#crowd.ask<{ bytes: number }>('account', { name: way.name })
    const [seconds, each] = [round((performance.now() - began) / 1000, 1), round(bytes / people / 1000, 1)]
    say(`  ${people} people came to ${way.name} in ${seconds} s and were sent ${each} kB each`)
  }

  /** Waits until everybody is in and has been told so, warms both sides up, and has the baseline say what our side says. */
  async #settle({ way }: Side): Promise<string> {
    while ((await this.#crowd.ask<number>('silence', { name: way })) < QUIET) await pause(250)
    for (let i = 0; i < WARM_UP; i++) await this.#say(way)
    const { lastFrame } = await this.#crowd.ask<{ lastFrame: string }>('account', { name: way })
    await this.#bare.ask('say', lastFrame)
    for (let i = 0; i < WARM_UP; i++) await this.#say('bare')
    return lastFrame
  }

  async #pairs(ours: Side, pairs: number) {
    const bare: Side = { way: 'bare', processes: [this.#bare] }
    const turns: { ours: Turn; bare: Turn }[] = []
    for (let i = 0; i < pairs; i++) {
      // ABBA: whoever goes first has it neither better nor worse.
      const [first, second] = i % 2 === 0 ? [ours, bare] : [bare, ours]
      const a = await this.#turn(first, second)
      const b = await this.#turn(second, first)
      const one: Turn = { ...a, idlePerSecond: b.idle / b.seconds }
      const other: Turn = { ...b, idlePerSecond: a.idle / a.seconds }
      turns.push(i % 2 === 0 ? { ours: one, bare: other } : { ours: other, bare: one })
    }
    return turns
  }

  /** One side has its messages delivered, in an even rhythm; the other has nothing to do. */
  async #turn(side: Side, other: Side) {
    const { people, every, messages } = this.size
    const before = await this.#crowd.ask<{ heard: number }>('account', { name: side.way })
    // An even rhythm, slow enough that each message is a frame of its own; a crowd that is late is waited for.
    const [cpu, idle, began] = [await cpuOf(side), await cpuOf(other), performance.now()]
    const last: number[] = []
    for (let i = 0; i < messages; i++) {
      last.push(await this.#say(side.way))
      await pause(began + (i + 1) * every - performance.now())
    }
    const [cpuAfter, idleAfter, ended] = [await cpuOf(side), await cpuOf(other), performance.now()]
    const after = await this.#crowd.ask<{ heard: number }>('account', { name: side.way })
    const delivered = after.heard - before.heard
    if (delivered !== messages * people) throw new Error(`${delivered} frames came instead of ${messages * people}`)
    return {
      busy: total(cpuAfter) - total(cpu),
      system: cpuAfter.system - cpu.system,
      idle: total(idleAfter) - total(idle),
      seconds: (ended - began) / 1000,
      messages,
      last,
    }
  }

  #say(way: string): Promise<number> {
    const number = ++this.#said
    const data = { id: `message-${number}`, type: 'chat.post', room: 'main', data: { text: `${number} ${TEXT}` } }
    const text = `420["command",${JSON.stringify(data)}]`
    return this.#crowd.ask('say', { name: way, speaker: number % SPEAKERS, text } satisfies Fired)
  }

  #tell(frame: string, direct: Pairs, throughEdge: Pairs): Measured[] {
    const { people, every } = this.size
    const all = { ours: direct.map(({ ours }) => ours), bare: direct.map(({ bare }) => bare) }
    const edge = throughEdge.map(({ ours }) => ours)
    say(`\n  ${people} people, one message every ${every} ms, frames of ${frame.length + 1} bytes; per message:`)
    table(
      ['', 'CPU ms', 'µs/delivery', 'with idle work', 'of it kernel', 'idle ms/s', 'last has it, ms'],
      [
        row('bare ws', all.bare, people),
        row('live', all.ours, people),
        ...(edge.length > 0 ? [row('live + edge', edge, people)] : []),
      ],
    )
    const bytes = frame.length + 1
    const net = ratioOf(direct.map(netRatio))
    const gross = ratioOf(direct.map(({ ours, bare }) => ours.busy / bare.busy))
    const more = {
      bytes,
      cpuMs: round(median(all.ours.map(costOf))),
      bareCpuMs: round(median(all.bare.map(costOf))),
      withIdleWork: gross.ratio,
      ...(edge.length > 0 && { withEdge: ratioOf(throughEdge.map(netRatio)).ratio }),
    }
    say(
      `  With the work that is done anyway, at this rhythm, live needs ${gross.ratio} times the CPU of the bare server.\n`,
    )
    return [{ bench: 'fanout', what: `one message to ${people} people, CPU`, people, ...net, goal: GOAL, ...more }]
  }
}

type Pairs = readonly { readonly ours: Turn; readonly bare: Turn }[]

/** CPU milliseconds of one message, without what the process does anyway. */
const costOf = ({ busy, idlePerSecond, seconds, messages }: Turn): number => (busy - idlePerSecond * seconds) / messages

const netRatio = ({ ours, bare }: Pairs[number]) => costOf(ours) / costOf(bare)

const row = (name: string, turns: readonly Turn[], people: number) => {
  const of = (read: (turn: Turn) => number, digits = 2) => round(median(turns.map(read)), digits)
  return [
    name,
    of(costOf),
    of((turn) => (costOf(turn) * 1000) / people),
    of(({ busy, messages }) => busy / messages),
    of(({ system, messages }) => system / messages),
    of(({ idlePerSecond }) => idlePerSecond, 1),
    round(median(turns.flatMap(({ last }) => last)), 1),
  ]
}

const total = ({ user, system }: Cpu) => user + system
async function cpuOf({ processes }: Side): Promise<Cpu> {
  const all = await Promise.all(processes.map((each) => each.cpu()))
  return all.reduce((sum, { user, system }) => ({ user: sum.user + user, system: sum.system + system }))
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

say(`\n  fanout: what a message to everybody costs. ${machine()}, loopback, no TLS\n`)
const database = await benchDatabase()
const measured: Measured[] = []
try {
  for (const size of SIZES) {
    const served = await Served.start(database.url, size.people)
    const fanout = new Fanout(served, size)
    try {
      measured.push(...(await fanout.run()))
    } finally {
      await fanout.stop()
      await served.stop()
    }
  }
} finally {
  await database.stop()
}
conclude(measured)
