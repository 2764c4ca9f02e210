import type { Stretch } from '@/domain/recording/timeline'
import type { Follow, Row, Transaction } from './projection'

interface What {
  readonly records: boolean
  readonly streams: boolean
}

/** A stretch that is only streamed; without an end as long as it is so. */
export type Unkept = Pick<Stretch, 'from'> & { readonly until: number | null }

const RUNNING = { in: ['starting', 'live'] }

/** The stretches that are only streamed, from now on with this one, or without. */
export function unkeptFrom(before: readonly Unkept[], records: boolean, at: number): readonly Unkept[] {
  const last = before.at(-1)
  const isOpen = last?.until === null
  if (records) return isOpen ? [...before.slice(0, -1), { from: last.from, until: at }] : before
  return isOpen ? before : [...before, { from: at, until: null }]
}

async function start(tx: Transaction, { at, data }: Row, sessionId: string) {
  const { recordingId, records, streams } = data as What & { readonly recordingId: string }
  const startedAt = new Date(at)
  const unkept = unkeptFrom([], records, at)
  await tx.recording.createMany({
    data: {
      id: recordingId,
      sessionId,
      records,
      streams,
      startedAt,
      wantedSince: startedAt,
      unkept: unkept as object[],
    },
    skipDuplicates: true,
  })
}

/** Changes the one that runs in the session: what happens to a recording does not name it. */
async function change(
  tx: Transaction,
  sessionId: string,
  how: (unkept: readonly Unkept[], records: boolean) => Parameters<Transaction['recording']['updateMany']>[0]['data'],
) {
  const running = await tx.recording.findFirst({ where: { sessionId, state: RUNNING } })
  if (!running) return
  const data = how(running.unkept as unknown as readonly Unkept[], running.records)
  await tx.recording.updateMany({ where: { id: running.id, state: RUNNING }, data })
}

/** What the recorder must do, as the log says: a row for each recording, from its start to its stop. */
export const recordingRows: Follow = {
  'recording.started': start,
  'recording.changed': (tx, { at, data }, id) => {
    const { records, streams } = data as What
    // What was recorded once is kept, whatever follows.
    return change(tx, id, (unkept, before) => ({
      records: records || before,
      streams,
      unkept: unkeptFrom(unkept, records, at) as object[],
    }))
  },
  'recording.paused': (tx, _row, id) => change(tx, id, () => ({ paused: true })),
  'recording.resumed': (tx, { at }, id) => change(tx, id, () => ({ paused: false, wantedSince: new Date(at) })),
  'recording.stopped': (tx, { at }, id) =>
    change(tx, id, (unkept) => ({
      state: 'stopping',
      stoppedAt: new Date(at),
      unkept: unkeptFrom(unkept, true, at) as object[],
    })),
}
