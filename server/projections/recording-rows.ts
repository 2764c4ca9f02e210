import { DRAWN_WITHIN } from '@/domain/recording/captured'
import type { OpenStretch } from '@/domain/recording/open-stretch'
import type { Follow, Row, Transaction } from './projection'

interface What {
  readonly records: boolean
  readonly streams: boolean
}

const RUNNING = { in: ['starting', 'live'] }

/** The stretches without it, when it is on or off from then on: the picture follows what is agreed a moment later. */
function withoutFrom(before: readonly OpenStretch[], isOn: boolean, at: number): readonly OpenStretch[] {
  const last = before.at(-1)
  const isOpen = last?.until === null
  if (isOn) return isOpen ? [...before.slice(0, -1), { from: last.from, until: at + DRAWN_WITHIN }] : before
  return isOpen ? before : [...before, { from: at, until: null }]
}

async function start(tx: Transaction, { at, data }: Row, sessionId: string) {
  const { recordingId, records, streams } = data as What & { readonly recordingId: string }
  const startedAt = new Date(at)
  await tx.recording.createMany({
    data: {
      id: recordingId,
      sessionId,
      records,
      streams,
      startedAt,
      wantedSince: startedAt,
      unkept: withoutFrom([], records, at) as object[],
      unstreamed: withoutFrom([], streams, at) as object[],
    },
    skipDuplicates: true,
  })
}

interface Before {
  readonly records: boolean
  readonly unkept: readonly OpenStretch[]
  readonly unstreamed: readonly OpenStretch[]
}

/** Changes the one that runs in the session: what happens to a recording does not name it. */
async function change(
  tx: Transaction,
  sessionId: string,
  how: (before: Before) => Parameters<Transaction['recording']['updateMany']>[0]['data'],
) {
  const running = await tx.recording.findFirst({ where: { sessionId, state: RUNNING } })
  if (!running) return
  const data = how(running as unknown as Before)
  await tx.recording.updateMany({ where: { id: running.id, state: RUNNING }, data })
}

/** What the recorder must do, as the log says: a row for each recording, from its start to its stop. */
export const recordingRows: Follow = {
  'recording.started': start,
  'recording.changed': (tx, { at, data }, id) => {
    const { records, streams } = data as What
    // What was recorded once is kept, whatever follows.
    return change(tx, id, ({ records: before, unkept, unstreamed }) => ({
      records: records || before,
      streams,
      unkept: withoutFrom(unkept, records, at) as object[],
      unstreamed: withoutFrom(unstreamed, streams, at) as object[],
    }))
  },
  'recording.paused': (tx, _row, id) => change(tx, id, () => ({ paused: true })),
  'recording.resumed': (tx, { at }, id) => change(tx, id, () => ({ paused: false, wantedSince: new Date(at) })),
  'recording.stopped': (tx, { at }, id) =>
    change(tx, id, ({ unkept, unstreamed }) => ({
      state: 'stopping',
      stoppedAt: new Date(at),
      unkept: withoutFrom(unkept, true, at) as object[],
      unstreamed: withoutFrom(unstreamed, true, at) as object[],
    })),
}
