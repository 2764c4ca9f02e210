import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { internalKey } from '@/prisma/access'
import { connect, type Database } from '@/prisma/client'
import { portsOf } from '@/server/config'
import { makeDataDir, removeDataDir } from '../support/data-directory'
import { invite, newTestId, type Planned, plan } from '../support/planned'
import { freeRange } from './ports'

const READY_WITHIN = 120_000

export interface Secrets {
  readonly postgresPassword: string
  readonly authSecret: string
  readonly livekitKey: string
  readonly livekitSecret: string
}

/** The product as people start it, with an empty data directory of its own, and a session in it that is open. */
export class Product {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    readonly dataDir: string,
    private readonly planned: Planned,
  ) {}

  static async start(): Promise<Product> {
    const [port, dataDir] = [await freeRange(), makeDataDir()]
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, PORT: String(port), AUFTAKT_DATA: dataDir, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    await ready(child)
    const product = new Product(child, port, dataDir, await withDatabase(port, dataDir, plan))
    await product.run('session.open')
    return product
  }

  get sessionId() {
    return this.planned.sessionId
  }
  get secrets(): Secrets {
    return secretsIn(this.dataDir)
  }

  /** Where an attendee's personal link leads. */
  get room() {
    return `/live/${this.planned.sessionId}`
  }

  /** A personal link, as the desk makes them. */
  async link(name: string): Promise<string> {
    const { secret } = await withDatabase(this.port, this.dataDir, (db) =>
      invite(db, this.planned, 'attendee', { name }),
    )
    return `http://localhost:${this.port}/enter?to=${encodeURIComponent(this.room)}#${secret}`
  }

  /** Somebody's seat, for those who come without a browser. */
  speaker = (name: string, organisation: string): Promise<{ readonly seat: string }> =>
    this.inDatabase((db) => invite(db, this.planned, 'speaker', { name, organisation }))

  inDatabase = <T>(act: (db: Database) => Promise<T>): Promise<T> => withDatabase(this.port, this.dataDir, act)

  /** The process of a part. */
  pidOf(part: string): number {
    const pids = JSON.parse(readFileSync(join(this.dataDir, 'pids.json'), 'utf8')) as { name: string; pid: number }[]
    return pids.find(({ name }) => name === part)!.pid
  }

  /** What the desk, or the product itself, does to the session. */
  async run(type: string, data: unknown = {}): Promise<void> {
    const { live } = portsOf({ PORT: this.port })
    const answer = await fetch(`http://127.0.0.1:${live}/rt/command`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internalKey(secretsIn(this.dataDir).authSecret)}` },
      body: JSON.stringify({ id: newTestId(), session: this.planned.sessionId, type, data }),
    })
    if (!answer.ok) throw new Error(`${type}: ${await answer.text()}`)
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGINT')
    await ended
    removeDataDir(this.dataDir)
  }
}

const secretsIn = (dataDir: string): Secrets => JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'))

async function withDatabase<T>(port: number, dataDir: string, act: (db: Database) => Promise<T>): Promise<T> {
  const { postgresPassword } = secretsIn(dataDir)
  const db = connect(`postgres://auftakt:${postgresPassword}@127.0.0.1:${portsOf({ PORT: port }).postgres}/auftakt`, 2)
  return act(db).finally(() => db.$disconnect())
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = () => {
      child.kill('SIGINT')
      reject(new Error(`the product did not start:\n${said}`))
    }
    const timer = setTimeout(fail, READY_WITHIN)
    const hear = (chunk: Buffer) => {
      said += chunk
      if (!said.includes('Auftakt is ready')) return
      clearTimeout(timer)
      child.off('exit', fail)
      resolve()
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', fail)
  })
}
