import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '@/prisma/client'
import { placedSegments, recordingDir, writeCutPlaylists } from '@/prisma/recording-files'
import { makeDataDir, removeDataDir } from '../support/data-directory'
import { newTestId, plan } from '../support/planned'
import { benchDatabase } from './database'
import { conclude, machine, median, round, say, table } from './report'

/**
 * P7: how long after its stop an hour that was recorded can be watched again. Its segments lie there already, so what is
 * left to do is to say what is played: to place the segments in the log's time, and to write the playlists; and again
 * when something of it is cut out, where files are moved besides. The budget is ten seconds.
 */
const HOURS = [1, 4]
const SEGMENT = 2
const TIMES = 5
const BUDGET = 10_000
const T = Date.parse('2026-11-24T09:00:00Z')

const database = await benchDatabase()
const dataDir = makeDataDir()
const db = connect(database.url, 4)

/** An hour, or several, as the recorder leaves them; segments are empty files, because nobody reads them here. */
async function recorded(hours: number): Promise<string> {
  const { sessionId } = await plan(db)
  const id = newTestId()
  await db.recording.create({
    data: { id, sessionId, state: 'ready', records: true, streams: false, startedAt: new Date(T) },
  })
  const kept = join(recordingDir(dataDir, id), 'kept')
  mkdirSync(kept, { recursive: true })
  const count = (hours * 3_600) / SEGMENT
  const segments = Array.from({ length: count }, (_, n) => {
    const file = `${newTestId()}.m4s`
    writeFileSync(join(kept, file), '')
    const place = { recordingId: id, run: 1, n, position: n * SEGMENT, duration: SEGMENT }
    return { ...place, file, init: 'init.mp4', bytes: 1 }
  })
  await db.recordingSegment.createMany({ data: segments })
  await db.recordingAnchor.createMany({
    data: Array.from({ length: (hours * 3_600) / 5 }, (_, i) => ({
      ...{ recordingId: id, run: 1, position: i * 5, at: new Date(T + i * 5_003) },
    })),
  })
  return id
}

async function readyAfter(id: string, cuts: readonly { readonly from: number; readonly until: number }[]) {
  const began = performance.now()
  await writeCutPlaylists(dataDir, id, await placedSegments(db, id), cuts)
  return performance.now() - began
}

async function measure(hours: number) {
  const id = await recorded(hours)
  const [whole, cut]: [number[], number[]] = [[], []]
  for (let i = 0; i < TIMES; i++) {
    whole.push(await readyAfter(id, []))
    cut.push(await readyAfter(id, [{ from: T + 600_000, until: T + 1_200_000 }]))
  }
  return { hours, whole: median(whole), cut: median(cut) }
}

try {
  say(`A replay, ready after the stop. ${machine()}\n`)
  const measured = []
  for (const hours of HOURS) measured.push(await measure(hours))
  table(
    ['hours', 'ready, ms', 'after a cut, ms'],
    measured.map(({ hours, whole, cut }) => [hours, round(whole), round(cut)]),
  )
  conclude(
    measured.map(({ hours, whole, cut }) => ({
      ...{ bench: 'replay', what: `ready per hour recorded, of ${hours} h`, goal: 1 },
      ...{ ratio: round(Math.max(whole, cut) / hours / BUDGET, 4), readyMs: round(whole), cutMs: round(cut) },
    })),
  )
} finally {
  await db.$disconnect()
  await database.stop()
  removeDataDir(dataDir)
}
