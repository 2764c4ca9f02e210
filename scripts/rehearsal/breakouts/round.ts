import type { Reason } from '@/domain/features/help'
import type { Language, Template, TemplateField } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { Seeded } from '@/tests/support/seeded'
import type { Character } from '../cast'
import { Decks } from '../deck'
import { filled } from '../talk'
import { between, times } from '../times'
import { ANY_FIELD, FIELDS, GROUP_TALK, HELP, MESSAGES, MILESTONES, type Phrases } from './words'

/** What somebody does while rooms are open. */
export type RoomDeed =
  | { readonly kind: 'write'; readonly field: string; readonly text: string }
  /** A row of a list: texts by column. */
  | { readonly kind: 'add'; readonly field: string; readonly cells: Readonly<Record<string, string>> }
  | { readonly kind: 'call'; readonly reason: Reason; readonly text: string | null }
  /** Stays in the plenary or goes back to it, without a reason. */
  | { readonly kind: 'pass' }
  /** Goes to their own room after all. */
  | { readonly kind: 'join' }
  /** The line is gone, and whatever else they meant to do, until `mend`. */
  | { readonly kind: 'cut' | 'mend' }
  | { readonly kind: 'say'; readonly text: string; readonly replies: boolean }

/** Who is in a room together, by their index in the cast. */
export interface Group {
  readonly room: RoomId
  readonly members: readonly number[]
  readonly template: Template | null
}

export interface RoomStep {
  /** Milliseconds since people were taken to their rooms. */
  readonly at: number
  readonly who: number
  readonly does: RoomDeed
}

export interface Occasion {
  readonly cast: readonly Character[]
  readonly seed: number
  /** How long the rooms are open, in milliseconds; what comes later does not happen. */
  readonly length: number
  /** When it begins, in milliseconds since 1970: days that are agreed lie after it. */
  readonly now: number
}

const SECOND = 1_000
/** Somebody alone is to be noticed, which takes a minute. */
const ALONE = 75 * SECOND
const SMALLEST_FOR_A_SCENE = 3
const TALK_EVERY = 18 * SECOND
const MONTH = 30 * 24 * 3_600_000

/** What everybody does in rooms that have just opened. Pure: the same arguments make the same steps, in their order. */
export function round(groups: readonly Group[], occasion: Occasion): RoomStep[] {
  const random = new Seeded(occasion.seed)
  const scenes = scenesIn(groups, random, occasion.length)
  const steps = groups.flatMap((group) => [...groupSteps(group, new Seeded(random.below(2 ** 31)), occasion)])
  return [...scenes, ...steps].filter(({ at }) => at < occasion.length).sort((a, b) => a.at - b.at)
}

/** What somebody does who comes into a room later. */
export function latecomer(who: number, group: Group, occasion: Occasion): RoomStep[] {
  const alone = { ...group, members: [who] }
  return [...new Work(alone, new Seeded(occasion.seed + who), occasion).steps()].filter(
    ({ at }) => at < occasion.length,
  )
}

/** One group sits with one person until the others' lines are back; somebody passes, somebody comes late, lines break. */
function scenesIn(groups: readonly Group[], random: Seeded, length: number): RoomStep[] {
  const left = groups.filter(({ members }) => members.length >= SMALLEST_FOR_A_SCENE)
  const draw = () => (left.length > 0 ? left.splice(random.below(left.length), 1)[0]!.members : [])
  const [, ...missing] = draw()
  const back = Math.min(ALONE, length * 0.4)
  const passes = draw().at(-1)
  const passesForGood = draw().at(-1)
  const late = [draw().at(-1), draw().at(-1)]
  return [
    ...missing.flatMap((who, i) => gone(who, between(random, 0, SECOND), back + i * 2 * SECOND)),
    ...step(between(random, 2 * SECOND, 6 * SECOND), passes, { kind: 'pass' }),
    ...step(length * 0.45, passes, { kind: 'join' }),
    ...step(between(random, 2 * SECOND, 8 * SECOND), passesForGood, { kind: 'pass' }),
    ...late.flatMap((who) =>
      gone(who, between(random, 0, SECOND), Math.min(length * 0.3, between(random, 25, 45) * SECOND)),
    ),
  ]
}

const step = (at: number, who: number | undefined, does: RoomDeed): RoomStep[] =>
  who === undefined ? [] : [{ at, who, does }]
const gone = (who: number | undefined, from: number, until: number): RoomStep[] => [
  ...step(from, who, { kind: 'cut' }),
  ...step(until, who, { kind: 'mend' }),
]

function* groupSteps(group: Group, random: Seeded, occasion: Occasion): Generator<RoomStep> {
  const { members } = group
  const { length } = occasion
  const work = new Work(group, random, occasion)
  yield* work.steps()
  for (const at of times(random, 4 * SECOND, length, TALK_EVERY)) {
    const who = random.pick(members)
    yield { at, who, does: { kind: 'say', text: work.phrase(who, GROUP_TALK), replies: random.chance(0.2) } }
  }
  yield* work.call('help', 0.35, HELP, between(random, length * 0.2, length * 0.5))
  yield* work.call('message', 0.25, MESSAGES, between(random, length * 0.5, length * 0.7))
  yield* work.call('time', 0.25, null, between(random, length * 0.7, length * 0.8))
  for (const who of members) {
    if (!random.chance(0.2)) continue
    const at = between(random, length * 0.45, length * 0.85)
    yield* gone(who, at, at + between(random, 3 * SECOND, 9 * SECOND))
  }
}

/** How a group fills its workbook: field by field, two at a time in the same and others already in the next. */
class Work {
  readonly #decks: Decks

  constructor(
    private readonly group: Group,
    private readonly random: Seeded,
    private readonly occasion: Occasion,
  ) {
    this.#decks = new Decks(random)
  }

  *steps(): Generator<RoomStep> {
    const fields = this.group.template?.fields ?? []
    const slot = (this.occasion.length * 0.9) / Math.max(1, fields.length)
    for (const [i, field] of fields.entries()) {
      for (const who of this.#writers()) {
        const ahead = this.random.chance(0.25) ? slot : 0
        const at = 5 * SECOND + i * slot + between(this.random, 0, Math.min(4 * SECOND, slot / 3)) - ahead
        yield { at: Math.max(2 * SECOND, at), who, does: this.#entry(field, who) }
      }
    }
  }

  *call(reason: Reason, probability: number, words: Phrases | null, at: number): Generator<RoomStep> {
    if (!this.random.chance(probability)) return
    const who = this.random.pick(this.group.members)
    yield { at, who, does: { kind: 'call', reason, text: words && this.phrase(who, words) } }
  }

  phrase(who: number, phrases: Phrases): string {
    const { organisation, partner } = this.occasion.cast[who]!
    return filled(this.#decks.draw(phrases[this.#language(who)]), organisation, partner)
  }

  /** Two or three, and no one twice. */
  #writers(): number[] {
    const { members } = this.group
    const first = this.random.below(members.length)
    const count = Math.min(members.length, 2 + this.random.below(2))
    return Array.from({ length: count }, (_, i) => members[(first + i) % members.length]!)
  }

  #entry(field: TemplateField, who: number): RoomDeed {
    if (field.kind === 'text')
      return { kind: 'write', field: field.key, text: this.phrase(who, FIELDS[field.key] ?? ANY_FIELD) }
    const cells = field.columns.map(({ key, kind }, i): [string, string] => {
      if (kind === 'date') return [key, this.#day()]
      return [key, i === 0 ? this.phrase(who, MILESTONES) : this.#name()]
    })
    return { kind: 'add', field: field.key, cells: Object.fromEntries(cells) }
  }

  /** Workbooks are in German, English or French; whoever speaks Swahili writes in English. */
  #language(who: number): Language {
    const language = this.random.pick(this.occasion.cast[who]!.languages)
    return language === 'sw' ? 'en' : language
  }

  #day = () => new Date(this.occasion.now + between(this.random, 1, 18) * MONTH).toISOString().slice(0, 10)
  #name = () => this.occasion.cast[this.random.pick(this.group.members)]!.name
}
