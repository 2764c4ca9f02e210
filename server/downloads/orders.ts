import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '@/prisma/client'
import { recordingDir } from '@/prisma/recording-files'
import { Sources } from './source'

/** A file that is to be made, and of what. */
export interface Order {
  readonly recordingId: string
  readonly kind: 'video' | 'audio' | 'package'
  readonly source: string
}

/** What is being made and was not heard of for so long is taken up by somebody else, in seconds. */
const SILENT_FOR = 60

/** Files that were asked for, and who makes them. Several processes may look at once. */
export class Orders {
  readonly #sources: Sources

  constructor(
    private readonly db: Database,
    private readonly dataDir: string,
  ) {
    this.#sources = new Sources(db)
  }

  /** Takes the oldest order that nobody works on; null when there is none. */
  async take(): Promise<Order | null> {
    const [row] = await this.db.$queryRaw<{ recordingId: string; kind: Order['kind'] }[]>`
      update "RecordingDownload" d set state = 'making', progress = 0, "updatedAt" = now()
      from (
        select o."recordingId", o.kind from "RecordingDownload" o join "Recording" r on r.id = o."recordingId"
        where r.state = 'ready' and r."cutsFollowed"
          and (o.state = 'waiting' or (o.state = 'making' and o."updatedAt" < now() - make_interval(secs => ${SILENT_FOR})))
        order by o."updatedAt" limit 1 for update of o skip locked
      ) as next
      where d."recordingId" = next."recordingId" and d.kind = next.kind
      returning d."recordingId", d.kind`
    if (!row) return null
    const source = (await this.#sources.of([row.recordingId])).get(row.recordingId)?.(row.kind)
    if (source === undefined) return null
    const { count } = await this.db.recordingDownload.updateMany({
      where: { ...row, state: 'making' },
      data: { source },
    })
    return count === 1 ? { ...row, source } : null
  }

  /** Says how far it is, of a hundred. False when it is no longer wanted as it is made. */
  async report({ recordingId, kind, source }: Order, progress: number): Promise<boolean> {
    const where = { recordingId, kind, source, state: 'making', recording: { state: 'ready' } }
    return (await this.db.recordingDownload.updateMany({ where, data: { progress } })).count === 1
  }

  /** Lays a file where its address says, if it is wanted still: whoever cuts meanwhile waits, and takes it away. */
  async deliver(order: Order, from: string, file: string, bytes: number): Promise<void> {
    const { recordingId, kind, source } = order
    const files = join(recordingDir(this.dataDir, recordingId), 'files')
    await this.db.$transaction(async (tx) => {
      const locked = await tx.$queryRaw<unknown[]>`
        select from "Recording" where id = ${recordingId} and state = 'ready' for share`
      if (locked.length === 0) return
      const where = { recordingId, kind, source, state: 'making' }
      const data = { state: 'ready', progress: 100, problem: null, file, bytes: BigInt(bytes) }
      if ((await tx.recordingDownload.updateMany({ where, data })).count === 0) return
      await mkdir(files).catch(unlessThere)
      await rename(from, join(files, file))
    })
  }

  async fail({ recordingId, kind, source }: Order, problem: string): Promise<void> {
    const where = { recordingId, kind, source, state: 'making' }
    await this.db.recordingDownload.updateMany({ where, data: { state: 'failed', problem } })
  }

  /** Puts an order back for whoever comes next. */
  async putBack({ recordingId, kind, source }: Order): Promise<void> {
    const where = { recordingId, kind, source, state: 'making' }
    await this.db.recordingDownload.updateMany({ where, data: { state: 'waiting', progress: 0 } })
  }

  /** Has everything made anew that was made of something else than would be shown now. Its file goes at once. */
  async renew(): Promise<void> {
    const ready = await this.db.recordingDownload.findMany({ where: { state: 'ready' } })
    const sources = await this.#sources.of([...new Set(ready.map(({ recordingId }) => recordingId))])
    for (const { recordingId, kind, source, file } of ready) {
      if (sources.get(recordingId)?.(kind) === source) continue
      if (file) await rm(join(recordingDir(this.dataDir, recordingId), 'files', file), { force: true })
      const data = { state: 'waiting', progress: 0, file: null, bytes: null, source: null }
      await this.db.recordingDownload.updateMany({ where: { recordingId, kind, source }, data })
    }
  }
}

const unlessThere = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST') throw error
}
