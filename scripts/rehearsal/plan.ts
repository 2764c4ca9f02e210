import { Seeded } from '@/tests/support/seeded'
import { type CastOptions, type Character, cast, type Language } from './cast'
import { Decks } from './deck'
import { filled, GREETINGS, NOTICES, QUESTIONS, REPLIES, SUBJECTS, TALK } from './talk'
import { between, times } from './times'

/** Something that somebody does. What only the session can tell, such as which question there is, is `which` in [0, 1). */
export type Deed =
  | { readonly kind: 'come' }
  /** Closes the page. */
  | { readonly kind: 'leave' }
  /** Loses the line; coming again, the page goes on where it was. */
  | { readonly kind: 'lose-line' }
  | { readonly kind: 'say'; readonly text: string; readonly replies: boolean }
  | { readonly kind: 'correct'; readonly was: string; readonly text: string }
  | { readonly kind: 'ask'; readonly text: string; readonly hidden: boolean }
  | { readonly kind: 'vote'; readonly which: number }
  | { readonly kind: 'raise' | 'lower' }
  /** Is heard for so long, in milliseconds. */
  | { readonly kind: 'speak'; readonly ms: number }
  | { readonly kind: 'moderate'; readonly which: number }

export interface Step {
  /** Milliseconds since the beginning. */
  readonly at: number
  /** Index in the cast. */
  readonly who: number
  readonly does: Deed
}

export interface Plan {
  readonly cast: readonly Character[]
  /** In the order in which they happen. */
  readonly steps: readonly Step[]
  /** Milliseconds; everybody who comes is there at the end. */
  readonly length: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
/** A session that nobody ends lasts so long; a rehearsal without an end goes on no longer. */
const LONGEST = 16 * 60 * MINUTE
/** The last part of a rehearsal, in which nobody goes away any more. */
const CALM = 5 * SECOND
/** How often one person does something, on average every so many milliseconds. */
const EVERY = { say: 3 * MINUTE, ask: 6 * MINUTE, vote: MINUTE, raise: 10 * MINUTE, away: 5 * MINUTE }
const SUBJECT_LASTS = 30 * SECOND
/** What people tell of home, unlike greetings, replies and questions. */
const STORIES: ReadonlySet<unknown> = new Set(Object.values(TALK))

/**
 * Who does what when. Pure: the same arguments make the same plan.
 * @param minutes how long; 0 for as long as a session can last
 */
export function plan(
  seed: number,
  people: number,
  media: number,
  minutes: number,
  { latin = false }: Pick<CastOptions, 'latin'> = {},
): Plan {
  const length = minutes > 0 ? Math.round(minutes * MINUTE) : LONGEST
  const characters = cast(new Seeded(seed), { people, media, latin })
  const stay = new Stay(new Seeded(seed + 1), people, media, length)
  const chat = new Talk(new Seeded(seed + 2), characters, stay)
  const steps = [
    ...chat.lastWords(),
    ...stay.steps,
    ...chat.messages(),
    ...chat.questions(),
    ...votes(new Seeded(seed + 3), stay),
    ...hands(new Seeded(seed + 4), stay, media),
    ...turns(new Seeded(seed + 5), media, length),
    ...moderation(new Seeded(seed + 6), people, length),
  ]
  return { cast: characters, steps: steps.sort((a, b) => a.at - b.at), length }
}

/** When each is there: they come within the first seconds, and some go away and return. Whoever stands on the stage stays. */
class Stay {
  readonly steps: Step[] = []
  /** Who lost the line when. */
  readonly losses: { readonly at: number; readonly who: number }[] = []
  /** By index: when they are there, [from, until). */
  readonly #here: [number, number][][] = []

  constructor(
    random: Seeded,
    readonly people: number,
    media: number,
    readonly length: number,
  ) {
    const arriving = Math.min(20 * SECOND, length / 4)
    for (let who = 0; who < people; who++) {
      const isEarly = who < media
      const came = isEarly ? between(random, 500, 2_500) : between(random, 1_000, arriving)
      this.#note(came, who, 'come')
      this.#here.push(isEarly ? [[came, length]] : this.#withAbsences(random, who, came))
    }
    this.#note(0, people, 'come')
  }

  isHere = (who: number, at: number): boolean =>
    this.#here[who]!.some(([from, until]) => at >= from + SECOND && at < until - SECOND)

  /** Somebody who is there, or null when whoever was drawn is not. */
  somebody(random: Seeded, at: number): number | null {
    const who = random.below(this.people)
    return this.isHere(who, at) ? who : null
  }

  #withAbsences(random: Seeded, who: number, came: number): [number, number][] {
    const here: [number, number][] = []
    let from = came
    for (const at of times(random, came, this.length - CALM, EVERY.away)) {
      const closes = random.chance(0.5)
      const back = at + (closes ? between(random, 8 * SECOND, 30 * SECOND) : between(random, 2 * SECOND, 10 * SECOND))
      if (at < from + 5 * SECOND || back >= this.length - CALM) continue
      this.#note(at, who, closes ? 'leave' : 'lose-line')
      if (!closes) this.losses.push({ at, who })
      this.#note(back, who, 'come')
      here.push([from, at])
      from = back
    }
    return [...here, [from, this.length]]
  }

  #note(at: number, who: number, kind: 'come' | 'leave' | 'lose-line') {
    this.steps.push({ at, who, does: { kind } })
  }
}

/** What is said: first greetings, then one subject after the other, as conversations go. */
class Talk {
  readonly #decks: Decks

  constructor(
    private readonly random: Seeded,
    private readonly characters: readonly Character[],
    private readonly stay: Stay,
  ) {
    this.#decks = new Decks(random)
  }

  *messages(): Generator<Step> {
    const { people, length } = this.stay
    for (const at of times(this.random, 2 * SECOND, length - CALM, EVERY.say / people)) {
      const who = this.stay.somebody(this.random, at)
      if (who === null) continue
      const replies = at > MINUTE && this.random.chance(0.2)
      const sentences = replies ? REPLIES : this.#sentences(at)
      yield* this.#say(at, who, this.#draw(who, sentences), replies)
    }
    for (const at of times(this.random, 15 * SECOND, length - CALM, 3 * MINUTE))
      yield { at, who: people, does: { kind: 'say', text: this.#decks.draw(NOTICES), replies: false } }
  }

  /** Some are about to say something when the line goes: it was sent, and no answer came. */
  *lastWords(): Generator<Step> {
    for (const { at, who } of this.stay.losses) {
      if (!this.random.chance(0.5)) continue
      yield { at, who, does: { kind: 'say', text: this.#draw(who, this.#sentences(at)), replies: false } }
    }
  }

  *questions(): Generator<Step> {
    const { people, length } = this.stay
    for (const at of times(this.random, 5 * SECOND, length - CALM, EVERY.ask / people)) {
      const who = this.stay.somebody(this.random, at)
      if (who === null) continue
      const hidden = this.random.chance(0.2)
      yield { at, who, does: { kind: 'ask', text: this.#draw(who, QUESTIONS), hidden } }
    }
  }

  /** Some slip, notice it and mend it. */
  *#say(at: number, who: number, text: string, replies: boolean): Generator<Step> {
    const mends = at + between(this.random, 6 * SECOND, 14 * SECOND)
    const slips = this.random.chance(0.07) && this.stay.isHere(who, mends)
    const was = slips ? slipped(this.random, text) : text
    yield { at, who, does: { kind: 'say', text: was, replies } }
    if (was !== text) yield { at: mends, who, does: { kind: 'correct', was, text } }
  }

  #sentences(at: number) {
    if (at < 30 * SECOND) return GREETINGS
    return TALK[SUBJECTS[Math.floor(at / SUBJECT_LASTS) % SUBJECTS.length]!]
  }

  #draw(who: number, sentences: Readonly<Record<Language, readonly string[]>>): string {
    const { languages, stories, organisation, partner } = this.characters[who]!
    const tellsOfHome = STORIES.has(sentences)
    const cards = sentences[this.random.pick(tellsOfHome ? stories : languages)]
    return filled(this.#decks.draw(cards), organisation, partner)
  }
}

/** Two letters within a word change places. */
function slipped(random: Seeded, text: string): string {
  const at = 1 + random.below(Math.max(1, text.length - 3))
  const pair = text.slice(at, at + 2)
  return /^\p{Ll}{2}$/u.test(pair) ? `${text.slice(0, at)}${pair[1]}${pair[0]}${text.slice(at + 2)}` : text
}

function* votes(random: Seeded, stay: Stay): Generator<Step> {
  for (const at of times(random, 12 * SECOND, stay.length - CALM, EVERY.vote / stay.people)) {
    const who = stay.somebody(random, at)
    if (who !== null) yield { at, who, does: { kind: 'vote', which: random.next() } }
  }
}

/** Whoever stands on the stage already need not raise a hand. */
function* hands(random: Seeded, stay: Stay, media: number): Generator<Step> {
  for (const at of times(random, 10 * SECOND, stay.length - CALM, EVERY.raise / stay.people)) {
    const who = stay.somebody(random, at)
    if (who === null || who < media) continue
    yield { at, who, does: { kind: 'raise' } }
    const lowers = at + between(random, 15 * SECOND, 70 * SECOND)
    if (stay.isHere(who, lowers)) yield { at: lowers, who, does: { kind: 'lower' } }
  }
}

/** Those on stage speak one after the other. */
function* turns(random: Seeded, media: number, length: number): Generator<Step> {
  if (media === 0) return
  for (let at = 6 * SECOND; at < length; ) {
    const ms = between(random, 5 * SECOND, 14 * SECOND)
    yield { at, who: random.below(media), does: { kind: 'speak', ms } }
    at += ms + between(random, 300, 1_500)
  }
}

function* moderation(random: Seeded, who: number, length: number): Generator<Step> {
  for (let at = 4 * SECOND; at < length - CALM; at += between(random, 3 * SECOND, 5 * SECOND))
    yield { at, who, does: { kind: 'moderate', which: random.next() } }
}
