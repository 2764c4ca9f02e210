import { createSocket } from 'node:dgram'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { internalKey } from '@/prisma/access'
import { connect } from '@/prisma/client'
import { migrate } from '@/prisma/migrate'
import {
  ConfigError,
  dataDirOf,
  type Environment,
  originsOf,
  portsOf,
  publicUrlOf,
  readEnvironment,
} from '@/server/config'
import { loadDemo } from '@/server/demo/load'
import { type PartName, type PartState, type Parts, writeParts } from '@/server/parts-file'
import { findPrograms } from '@/server/recorder/programs'
import { endLeftovers, notePids } from './leftovers'
import { announce, knownSecrets, type Links, makeLinks, writeLinks } from './links'
import { findLiveKit, isLiveKitAtHand, livekitPart } from './livekit'
import { nodePart, webPart } from './node-parts'
import { Part, type PartSpec } from './part'
import { embeddedPostgres, ensureDatabase } from './postgres'
import { Problem } from './problem'
import { prepareData, type Secrets } from './secrets'
import type { Terminal } from './terminal'

export interface StartOptions {
  /** The project's directory. */
  readonly root: string
  readonly env: NodeJS.ProcessEnv
  readonly terminal: Terminal
  /** Resolves when the pages are built. */
  readonly pages: Promise<void>
  /** Serves pages as they are edited. */
  readonly developing: boolean
}

/** The product, running under this process. */
export class Start {
  readonly #parts = new Map<PartName, Part>()
  readonly #states: Parts = {}
  readonly #settings: Environment
  readonly #dataDir: string
  readonly #secrets: Secrets
  #stopping: Promise<void> | null = null

  /** @throws Problem in one plain sentence when a setting or the data directory cannot be used */
  constructor(private readonly options: StartOptions) {
    try {
      this.#settings = readEnvironment(options.env)
    } catch (error) {
      throw error instanceof ConfigError ? new Problem(error.message) : error
    }
    this.#dataDir = dataDirOf(this.#settings, options.root)
    this.#secrets = prepareData(this.#dataDir)
    mkdirSync(join(this.#dataDir, 'logs'), { recursive: true })
  }

  /**
   * Brings everything up, in order and side by side where it can be; live media may come later.
   * @throws Problem in one plain sentence; what was started is then stopped again
   */
  async run(): Promise<void> {
    try {
      await this.#up()
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** Stops all parts, also while they start: first `live`, which tells its browsers, at last the database. */
  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      for (const name of ['recorder', 'live', 'edge', 'web', 'livekit', 'postgres'] as const)
        await this.#parts.get(name)?.stop()
      writeParts(join(this.#dataDir, 'parts.json'), {})
      notePids(this.#dataDir, [])
    })()
    return this.#stopping
  }

  async #up() {
    const { terminal, pages } = this.options
    await endLeftovers(this.#dataDir)
    await this.#assertPortsFree()
    const databaseUrl = await terminal.step('database', () => this.#database())
    const env = this.#partEnv(databaseUrl)
    const media = this.#media()
    await terminal.step('realtime', () =>
      this.#begin(nodePart('live', this.options.root, env, this.#logFile('live'), this.#ports.live)),
    )
    await terminal.step('pages', async () => {
      await pages
      await this.#begin(webPart(this.options, env, this.#logFile('web'), this.#ports.web))
    })
    await this.#begin(nodePart('edge', this.options.root, env, this.#logFile('edge'), this.#ports.edge))
    await terminal.step('recorder', () => this.#recorder(env))
    const links = await terminal.step('demo conference', () => this.#demo(databaseUrl))
    if (isLiveKitAtHand(this.options.env)) await media
    await this.#announce(links)
    media.catch(() => {})
  }

  get #ports() {
    return portsOf(this.#settings)
  }

  #logFile = (name: string) => join(this.#dataDir, 'logs', `${name}.log`)

  async #begin(spec: PartSpec) {
    if (this.#stopping) throw new Problem('Auftakt is stopping.')
    const part = new Part(spec, (state) => this.#changed(spec.name, state))
    this.#parts.set(spec.name, part)
    await part.start()
  }

  #changed(name: PartName, state: PartState) {
    this.#states[name] = state
    writeParts(join(this.#dataDir, 'parts.json'), this.#states)
    const running = [...this.#parts.values()].flatMap(({ pid, spec }) =>
      pid === undefined ? [] : [{ name: spec.name, pid }],
    )
    notePids(this.#dataDir, running)
    if (state === 'restarting')
      this.options.terminal.say(`  ! ${name} ended unexpectedly and is started again (${this.#logFile(name)})`)
  }

  async #assertPortsFree() {
    const { edge, web, live, postgres, livekit, livekitUdp, recorder } = this.#ports
    const { DATABASE_URL, LIVEKIT_URL, AUFTAKT_MEDIA, AUFTAKT_RECORDER } = this.#settings
    const hasLiveKit = !LIVEKIT_URL && AUFTAKT_MEDIA === 'on'
    const inner = [
      web,
      live,
      ...(DATABASE_URL ? [] : [postgres]),
      ...(hasLiveKit ? [livekit] : []),
      ...(AUFTAKT_RECORDER === 'on' ? [recorder] : []),
    ]
    if (!(await isFree(edge, this.#settings.HOST))) {
      throw new Problem(
        `Port ${edge} is in use: stop what uses it, or choose another with PORT=${edge + 100} npm start.`,
      )
    }
    const isTaken = (port: number) =>
      new Problem(
        `Port ${port}, which Auftakt needs inside, is in use: stop what uses it, or choose another with PORT=${edge + 100} npm start.`,
      )
    for (const port of inner) if (!(await isFree(port, '127.0.0.1'))) throw isTaken(port)
    if (hasLiveKit && !(await isFreeForUdp(livekitUdp))) throw isTaken(livekitUdp)
  }

  async #database(): Promise<string> {
    const own = this.#settings.DATABASE_URL
    const databaseUrl = own ?? (await this.#ownPostgres())
    const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
    try {
      await client.connect()
    } catch (error) {
      throw new Problem(
        `The database does not answer (${(error as Error).message}): ${own ? 'check DATABASE_URL' : `look into ${this.#logFile('postgres')}`}.`,
      )
    }
    try {
      await migrate(client, join(this.options.root, 'prisma', 'migrations'))
    } catch (error) {
      throw new Problem(`The database could not be brought up to date: ${(error as Error).message}.`)
    } finally {
      await client.end()
    }
    return databaseUrl
  }

  async #ownPostgres(): Promise<string> {
    const { spec, databaseUrl } = await embeddedPostgres(
      this.#dataDir,
      this.#ports.postgres,
      this.#secrets.postgresPassword,
      this.#logFile('postgres'),
    )
    await this.#begin(spec)
    await ensureDatabase(databaseUrl)
    return databaseUrl
  }

  #partEnv(databaseUrl: string): NodeJS.ProcessEnv {
    const { LIVEKIT_URL } = this.#settings
    const { livekitKey, livekitSecret, authSecret } = this.#secrets
    return {
      ...this.options.env,
      NODE_ENV: this.options.developing ? 'development' : 'production',
      AUFTAKT_DATA: this.#dataDir,
      AUFTAKT_URL: publicUrlOf(this.#settings),
      AUFTAKT_ORIGINS: originsOf(this.#settings).join(' '),
      NEXTAUTH_URL: publicUrlOf(this.#settings),
      LIVE_URL: `http://127.0.0.1:${this.#ports.live}`,
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: this.#settings.AUTH_SECRET ?? authSecret,
      ...(!LIVEKIT_URL && {
        LIVEKIT_URL: `http://127.0.0.1:${this.#ports.livekit}`,
        LIVEKIT_PUBLIC_URL: '/livekit',
        LIVEKIT_KEY: livekitKey,
        LIVEKIT_SECRET: livekitSecret,
      }),
    }
  }

  /** Live media come when they come: a build takes minutes, and nobody else waits for it. */
  async #media(): Promise<void> {
    const { terminal, env } = this.options
    if (this.#settings.AUFTAKT_MEDIA === 'off' || this.#settings.LIVEKIT_URL) return
    const atHand = isLiveKitAtHand(env)
    const found = await terminal.step(
      atHand ? 'live media: found' : 'live media: building LiveKit, once, about five minutes',
      () => findLiveKit(env),
    )
    if (this.#stopping) return
    if ('why' in found) return this.#withoutMedia(found.why)
    const { livekitKey: key, livekitSecret: secret } = this.#secrets
    const spec = livekitPart({
      binary: found.path,
      key,
      secret,
      ports: this.#ports,
      mediaIp: this.#settings.MEDIA_IP,
      logFile: this.#logFile('livekit'),
    })
    try {
      await this.#begin(spec)
    } catch (error) {
      return this.#withoutMedia(`LiveKit did not start: ${(error as Error).message}`)
    }
    terminal.say(`  ✓ live media (LiveKit: ${found.from})`)
  }

  /** Without it everything else works. */
  async #recorder(env: NodeJS.ProcessEnv): Promise<void> {
    if (this.#settings.AUFTAKT_RECORDER === 'off') return this.#changed('recorder', 'off')
    const found = findPrograms(this.options.env)
    if ('why' in found) return this.#withoutRecorder(found.why)
    try {
      await this.#begin(nodePart('recorder', this.options.root, env, this.#logFile('recorder'), this.#ports.recorder))
    } catch (error) {
      this.#withoutRecorder((error as Error).message)
    }
  }

  #withoutRecorder(why: string) {
    this.#changed('recorder', 'off')
    this.options.terminal.say(`  ! No recorder: nothing can be recorded or streamed, everything else works. ${why}`)
  }

  #withoutMedia(why: string) {
    this.#changed('livekit', 'off')
    this.options.terminal.say(`  ! No live media: nobody can be seen or heard, everything else works. ${why}`)
  }

  async #demo(databaseUrl: string): Promise<Links | null> {
    if (this.#settings.AUFTAKT_DEMO === 'off') return null
    const db = connect(databaseUrl, 2)
    try {
      const demo = await loadDemo(db, new Date(), knownSecrets(this.#dataDir))
      if (!demo) return null
      await this.#openSession(demo.session)
      const links = makeLinks(publicUrlOf(this.#settings), demo)
      writeLinks(this.#dataDir, links)
      return links
    } finally {
      await db.$disconnect()
    }
  }

  async #openSession(session: string) {
    const authorization = `Bearer ${internalKey(this.#settings.AUTH_SECRET ?? this.#secrets.authSecret)}`
    const body = JSON.stringify({ id: `open-${session}`, session, type: 'session.open', data: {} })
    const answer = await fetch(`http://127.0.0.1:${this.#ports.live}/rt/command`, {
      method: 'POST',
      headers: { authorization },
      body,
    })
    if (!answer.ok)
      throw new Problem(`The demo session could not be opened (${answer.status}): look into ${this.#logFile('live')}.`)
  }

  async #announce(links: Links | null) {
    const url = publicUrlOf(this.#settings)
    if (links) await announce(this.options.terminal, links, url.startsWith('https:'))
    else
      this.options.terminal.say(
        `\n  Auftakt is ready after ${this.options.terminal.sinceStart}:  ${url}\n\n  Ctrl-C stops everything.\n`,
      )
  }
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })

const isFreeForUdp = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createSocket('udp4')
    probe.once('error', () => resolve(false))
    probe.bind(port, () => probe.close(() => resolve(true)))
  })
