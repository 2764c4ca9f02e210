import { ReplayDriver } from '@/app/_session/replay-driver'
import { MAIN, type Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type SessionEvent, type SessionState, type SessionView, session } from '@/domain/session'
import { Seeded } from '../support/seeded'
import { conclude, machine, median, quantile, round, say, table } from './report'

/**
 * P7: going anywhere in the replay of a log of a million events, against folding the whole log once, without keeping
 * anything of it. The replay folds the log once too, in the background and in slices (`foldAhead`); that is printed, and
 * no seek is measured before. And what it takes to be told how a session stands, at the end of that log and near its
 * beginning, where the windows are full for the first time.
 */
const EVENTS = 1_000_000
const SEEKS = 300
const PAGE = 2_000
const SLICE = 8
const FEW = 5_000
const JOINS = 400
const SEEK_GOAL = 0.02
const JOIN_GOAL = 1.2
const T = 1_800_000_000_000
const TEXT = 'Which of the two partnerships should we visit first, and who comes along to the well at Mubende?'

const viewer: Viewer = { id: '', staff: false, seats: [{ room: MAIN, staff: false }] }

/** In each twenty: people write, raise hands and lower them, and a question gets votes; what is old leaves the window. */
function eventAt(seq: number): HeardEvent {
  const person = `p_${seq % 997}`
  const base = { seq, at: T + seq * 20, room: MAIN, v: 1 }
  const place = seq % 20
  if (place === 0) return { ...base, type: 'chat.trimmed', data: { keepFrom: Math.max(1, seq - 300) } } as HeardEvent
  if (place === 1)
    return { ...base, type: 'question.counted', data: { votes: [{ questionId: 'q1', votes: seq }] } } as HeardEvent
  if (place < 8) {
    const data = { messageId: `m${seq}`, participantId: person, text: TEXT, replyTo: null, withheld: false }
    return { ...base, type: 'chat.posted', data } as HeardEvent
  }
  const type = place % 2 === 0 ? 'hand.raised' : 'hand.lowered'
  return { ...base, type, data: { participantId: `p_${(seq - (place % 2)) % 997}` } } as HeardEvent
}

/** As they come over the line. */
const pagesOf = (events: readonly HeardEvent[]) =>
  Array.from({ length: Math.ceil(events.length / PAGE) }, (_, i) => {
    const page = events.slice(i * PAGE, (i + 1) * PAGE)
    return { viewer, events: page, cards: {}, to: page.at(-1)!.seq, head: EVENTS }
  })

const took = (act: () => void): number => {
  const began = performance.now()
  act()
  return performance.now() - began
}

function seeking(events: readonly HeardEvent[]) {
  let view = session.view(session.initial, viewer) as SessionView
  const plain = took(() => {
    for (const event of events) view = session.reduceView(view, event, viewer)
  })
  const driver = new ReplayDriver(pagesOf(events))
  const slices: number[] = []
  let more = true
  const slice = () => {
    more = driver.foldAhead(SLICE)
  }
  while (more) slices.push(took(slice))
  const random = new Seeded(7)
  const seeks = Array.from({ length: SEEKS }, () => {
    const at = T + random.below(EVENTS) * 20
    return took(() => driver.show(at))
  })
  driver.show(T + (EVENTS + 1) * 20)
  const isRight = JSON.stringify(driver.store.get()!.view) === JSON.stringify(view)
  if (!isRight) throw new Error('the replay does not end as a plain fold does')
  return { plain, seeks, ahead: slices.reduce((sum, slice) => sum + slice, 0), longest: Math.max(...slices) }
}

function joining(events: readonly HeardEvent[]) {
  const join = (state: SessionState) => took(() => void JSON.stringify(session.view(state, viewer)))
  let state = session.initial
  let early = session.initial
  for (const event of events) {
    state = session.reduce(state, event as SessionEvent)
    if (event.seq === FEW) early = state
  }
  const [first, last]: [number[], number[]] = [[], []]
  for (let i = 0; i < JOINS; i++) {
    first.push(join(early))
    last.push(join(state))
  }
  return { first: median(first), last: median(last) }
}

say(`Going anywhere in a log of ${EVENTS.toLocaleString('en')} events. ${machine()}\n`)
const events = Array.from({ length: EVENTS }, (_, i) => eventAt(i + 1))
const { plain, seeks, ahead, longest } = seeking(events)
const { first, last } = joining(events)
table(
  ['', 'ms'],
  [
    ['a plain fold of all', round(plain)],
    ['folding ahead, in slices', round(ahead)],
    ['the longest slice', round(longest)],
    ['a seek, median', round(median(seeks))],
    ['a seek, 99 of 100', round(quantile(seeks, 0.99))],
    [`a join after ${FEW.toLocaleString('en')} events`, round(first, 3)],
    ['a join at the end', round(last, 3)],
  ],
)
const more = { events: EVENTS, plainMs: round(plain), seekMs: round(median(seeks)) }
conclude([
  {
    ...{
      bench: 'seek',
      what: 'the slowest of a hundred seeks, of a plain fold',
      ratio: round(quantile(seeks, 0.99) / plain, 4),
    },
    ...{ goal: SEEK_GOAL, ...more },
  },
  { bench: 'seek', what: 'a late join, of an early one', ratio: round(last / first), goal: JOIN_GOAL, ...more },
])
