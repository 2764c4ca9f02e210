import { hostname } from 'node:os'
import { connect } from '@/prisma/client'
import { ConfigError } from '@/server/config'
import type { PartEnvironment } from '@/server/part-environment'
import type { Around } from './around'
import { type Claimed, claim, claimed, release } from './claims'
import { Inlet } from './inlet'
import { findPrograms } from './programs'
import { Recording } from './recording'

const LOOK_EVERY = 500
const CONNECTIONS = 4

/** The part that records and streams: takes up recordings as their rows say. Resolves when it is ready, with the way to stop it in order. */
export async function recorder(environment: PartEnvironment): Promise<() => Promise<void>> {
  const { databaseUrl, dataDir, authSecret: secret, ports, programUrl, logger } = environment
  const programs = findPrograms(process.env)
  if ('why' in programs) throw new ConfigError(`Nothing can be recorded here. ${programs.why}`)
  const db = connect(databaseUrl, CONNECTIONS)
  const inlet = new Inlet(ports.recorder, programUrl)
  await inlet.start()
  const { diskReserve } = environment.recording
  const liveUrl = `http://127.0.0.1:${ports.live}`
  // Only one can listen there: whoever comes after a crash goes on with what is its own, at once.
  const id = `${hostname()}:${ports.recorder}`
  const desk = new Desk(id, { db, dataDir, secret, programs, inlet, programUrl, liveUrl, diskReserve, logger })
  desk.start()
  logger.info({ port: ports.recorder, ...programs }, 'the recorder is ready')
  return async () => {
    await desk.stop()
    await inlet.stop()
    await db.$disconnect()
  }
}

/** What this recorder works on. */
class Desk {
  readonly #works = new Map<string, Recording>()
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null

  constructor(
    private readonly id: string,
    private readonly around: Around,
  ) {}

  start() {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY)
    this.#look()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#looking
    await Promise.all([...this.#works.values()].map((work) => work.leave()))
    await release(this.around.db, this.id)
  }

  #look() {
    this.#looking ??= this.#lookOnce()
      .catch((error) => this.around.logger.warn({ err: error }, 'recordings were not read'))
      .finally(() => {
        this.#looking = null
      })
  }

  async #lookOnce() {
    const rows = await claim(this.around.db, this.id)
    const seen = new Set(rows.map(({ id }) => id))
    if ([...this.#works.keys()].some((id) => !seen.has(id))) await this.#abandonLost()
    for (const row of rows) await this.#see(row)
  }

  /** One that cannot be taken up does not keep the others from being seen to. */
  async #see(row: Claimed) {
    try {
      const work = this.#works.get(row.id) ?? (await this.#take(row))
      work.see(row)
    } catch (error) {
      this.around.logger.error({ recording: row.id, err: error }, 'a recording could not be taken up')
    }
  }

  async #abandonLost() {
    const own = await claimed(this.around.db, this.id)
    for (const [id, work] of this.#works) {
      if (own.has(id)) continue
      this.#works.delete(id)
      void work.abandon()
    }
  }

  async #take(row: Claimed): Promise<Recording> {
    const work = await Recording.take(this.around, this.id, row)
    this.#works.set(row.id, work)
    void work.done.then(() => this.#works.delete(row.id))
    return work
  }
}
