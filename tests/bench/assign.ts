import { assign } from '@/domain/planning/assign'
import { shuffled } from '@/domain/planning/assign/draw'
import type { Placeable, Rules, Way } from '@/domain/planning/plan'
import { crowd, FREE } from '../support/placeables'
import { conclude, machine, median, ratioOf, round, say, table } from './report'

/**
 * What it takes to divide 5,000 people into 200 rooms, every way, with nothing demanded and with everything. The
 * baseline draws the same people and puts each into the smallest room: it looks at each room once for each person, and
 * at nothing else.
 */
const PEOPLE = 5_000
const ROOMS = 200
const PAIRS = 9
const GOAL = 50
const BUDGET_MS = 1_000

const people = crowd(PEOPLE)
const numbers = Array.from({ length: ROOMS }, (_, i) => i)
const WAYS: readonly Way[] = [
  { kind: 'partnership' },
  { kind: 'mix', rooms: ROOMS },
  { kind: 'random', rooms: ROOMS },
  { kind: 'size', size: PEOPLE / ROOMS },
  { kind: 'topics', topics: numbers.map((i) => ({ name: `Topic ${i}`, limit: 30 })) },
  { kind: 'manual', rooms: numbers.map((i) => `Room ${i}`) },
  { kind: 'choice', rooms: numbers.map((i) => ({ name: `Room ${i}`, limit: 30 })) },
  { kind: 'table', rows: people.map(({ id }, i) => ({ person: id, room: `Room ${i % ROOMS}` })) },
]
const EVERYTHING: Rules = { bothSides: true, sharedLanguage: true, delegations: 'apart', moderator: true }

function bare(seed: string): readonly (readonly Placeable[])[] {
  const rooms = numbers.map((): Placeable[] => [])
  for (const person of shuffled(people, seed)) {
    let smallest = rooms[0]!
    for (const room of rooms) if (room.length < smallest.length) smallest = room
    smallest.push(person)
  }
  return rooms
}

/** Milliseconds of CPU: where others work on the machine, time would be theirs as well. */
function spent(divide: () => unknown): number {
  const before = process.cpuUsage()
  divide()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** What both take, in turns; the first pairs are not counted, because code gets warm. */
function measure(way: Way, rules: Rules) {
  const pairs = Array.from({ length: PAIRS + 2 }, (_, i) => {
    const seed = `seed ${i}`
    const ours = () => spent(() => assign(people, way, rules, seed))
    const theirs = () => spent(() => bare(seed))
    // ABBA: whoever goes first has it neither better nor worse.
    if (i % 2 === 0) return { ours: ours(), bare: theirs() }
    const first = theirs()
    return { ours: ours(), bare: first }
  })
  const [cold] = pairs
  const warm = pairs.slice(2)
  const ratio = ratioOf(warm.map((pair) => pair.ours / pair.bare))
  const ms = (of: 'ours' | 'bare') => round(median(warm.map((pair) => pair[of])), 1)
  return { way: way.kind, first: round(cold!.ours, 1), ms: ms('ours'), bareMs: ms('bare'), ...ratio }
}

/** Whoever is divided is there afterwards; otherwise the times mean nothing. */
function assertComplete(way: Way, rules: Rules) {
  const { rooms, unplaced } = assign(people, way, rules, 'seed')
  const there = new Set([...rooms.flatMap((room) => room.people), ...unplaced].map(({ id }) => id))
  if (there.size !== people.length) throw new Error(`${way.kind}: ${there.size} people of ${people.length}`)
}

say(`\n  assign: ${PEOPLE} people into ${ROOMS} rooms. ${machine()}\n`)
const all = [
  ['nothing demanded', FREE],
  ['everything demanded', EVERYTHING],
] as const
const measured = all.flatMap(([what, rules]) => {
  for (const way of WAYS) assertComplete(way, rules)
  const rows = WAYS.map((way) => measure(way, rules))
  table(
    [what, 'first CPU ms', 'CPU ms', 'bare ms', 'ratio'],
    rows.map(({ way, first, ms, bareMs, ratio }) => [way, first, ms, bareMs, ratio]),
  )
  return rows.map((row) => ({ ...row, what }))
})
const worst = measured.reduce((worst, each) => (each.ratio > worst.ratio ? each : worst))
const dearest = Math.max(...measured.map(({ first, ms }) => Math.max(first, ms)))
conclude([
  { bench: 'assign', ...worst, what: `the worst way (${worst.way}, ${worst.what})`, goal: GOAL },
  { bench: 'assign', what: 'the dearest of them, of a second', ratio: round(dearest / BUDGET_MS, 3), goal: 1 },
])
