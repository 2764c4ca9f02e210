import { describe, expect, test } from 'vitest'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'
import { kickoffTemplate } from '../planning/kickoff-template'
import { MAIN, SYSTEM_ID, type Viewer } from '../protocol/standing'
import { type HeardEvent, type SessionEvent, session } from '../session'
import { chaptersOf } from './chapters'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const viewer: Viewer = { id: '', staff: false, seats: [{ room: MAIN, staff: false }] }
const people = { mod: 'moderator', sam: 'speaker', sue: 'speaker', ada: 'attendee' } as const

/** A session that is live, and its chapters, by seconds since then. */
class Told {
  readonly scenario = new Scenario()
  readonly #heard: HeardEvent[] = []
  readonly #from: number

  constructor() {
    this.by(SYSTEM_ID, 'session.open')
    for (const [participantId, role] of Object.entries(people))
      this.by(SYSTEM_ID, 'person.enter', { participantId, role })
    this.by('mod', 'questions.moderate', { on: false }).by('mod', 'session.go-live')
    this.#from = this.scenario.now
    this.after(5 * MINUTE)
  }

  by(id: string, type: string, data: unknown = {}): this {
    return this.hears(this.scenario.done(id, type, data))
  }
  hears(outcome: ReturnType<Scenario['by']>): this {
    if ('refused' in outcome) throw new Error(outcome.refused)
    for (const event of outcome.events as SessionEvent[]) {
      const heard = session.heardBy(event, viewer)
      if (heard) this.#heard.push(heard)
    }
    return this
  }
  after(ms: number): this {
    this.scenario.now += ms
    return this
  }
  ask(text: string): string {
    this.by('ada', 'question.ask', { text })
    return this.scenario.main('ada').questions.all.items.at(-1)!.questionId
  }

  get chapters() {
    return chaptersOf(this.#heard).map(({ at, until: _until, ...chapter }) => ({
      ...chapter,
      seq: undefined,
      after: this.#after(at),
    }))
  }
  /** When each was over, by seconds; null for what nothing ended. */
  get ends() {
    return chaptersOf(this.#heard).map(({ until }) => (until === null ? null : this.#after(until)))
  }
  #after = (at: number) => (at - this.#from) / SECOND
}

test('begin where it went live', () => {
  expect(new Told().chapters).toEqual([{ kind: 'live', after: 0 }])
  expect(chaptersOf([])).toEqual([])
})

describe('whoever takes the stage', () => {
  test('makes a chapter if they stay, and whoever comes soon after is in it', () => {
    const told = new Told()
      .by('sam', 'stage.join')
      .after(20 * SECOND)
      .by('sue', 'stage.join')
      .after(MINUTE)
    expect(told.by('sam', 'stage.leave').chapters.slice(1)).toEqual([
      { kind: 'stage', people: ['sam', 'sue'], after: 300 },
    ])
  })

  test('for a moment, or before it was live, makes none', () => {
    const told = new Told()
      .by('sam', 'stage.join')
      .after(59 * SECOND)
      .by('sam', 'stage.leave')
      .after(MINUTE)
    expect(told.chapters).toHaveLength(1)
  })

  test('a second time makes another', () => {
    const told = new Told()
      .by('sam', 'stage.join')
      .after(2 * MINUTE)
      .by('sam', 'stage.leave')
      .after(2 * MINUTE)
    told
      .by('sam', 'stage.join')
      .after(2 * MINUTE)
      .by('sam', 'stage.leave')
    expect(told.chapters.map(({ after }) => after)).toEqual([0, 300, 540])
  })

  test('together with something else comes for that', () => {
    const told = new Told()
    const questionId = told.ask('Who pays?')
    told
      .by('mod', 'question.answer', { questionId })
      .after(10 * SECOND)
      .by('sam', 'stage.join')
      .after(5 * MINUTE)
    told.by('sam', 'stage.leave')
    expect(told.chapters.slice(1)).toEqual([{ kind: 'question', text: 'Who pays?', after: 300 }])
  })
})

test('a question makes one where its answer begins, once', () => {
  const told = new Told()
  const [first, second] = [told.ask('Who pays?'), told.ask('And then?')]
  told.by('mod', 'question.answer', { questionId: first }).after(MINUTE)
  told.by('mod', 'question.answer', { questionId: second }).after(MINUTE)
  told.by('mod', 'question.finish', { questionId: second })
  expect(told.chapters.slice(1)).toEqual([
    { kind: 'question', text: 'Who pays?', after: 300 },
    { kind: 'question', text: 'And then?', after: 360 },
  ])
})

describe('rooms', () => {
  test('begin one when people are taken there, and end it with the last of them', () => {
    const told = new Told()
    told.hears(openRooms(told.scenario, { names: ['North', 'South'], place: [['ada'], ['sam']], countdown: 30 }))
    told
      .after(30 * SECOND)
      .by(SYSTEM_ID, 'breakouts.start')
      .after(MINUTE)
    const [north] = roomIds(told.scenario)
    told.by('mod', 'breakouts.close', { room: north, grace: 0 }).after(MINUTE)
    told.by('mod', 'breakouts.close', { room: null, grace: 0 })
    expect(told.chapters.slice(1)).toEqual([
      { kind: 'rooms', name: 'Groups', after: 330 },
      { kind: 'plenary', after: 450 },
    ])
  })

  test('that closed before anybody was taken there make none', () => {
    const told = new Told()
    told.hears(openRooms(told.scenario, { names: ['North'], place: [['ada']], countdown: 30 }))
    told.after(SECOND).by('mod', 'breakouts.close', { room: null, grace: 0 })
    expect(told.chapters).toHaveLength(1)
  })

  test('leave cards, and each makes one when it is presented', () => {
    const told = new Told()
    const workbook = { template: kickoffTemplate }
    told.hears(openRooms(told.scenario, { names: ['North'], place: [['ada']], workbook }))
    const [north] = roomIds(told.scenario)
    told.after(MINUTE).by('mod', 'breakouts.close', { room: null, grace: 0 }).after(MINUTE)
    told.by('mod', 'harvest.present', { card: north, minutes: null })
    expect(told.chapters.at(-1)).toEqual({ kind: 'card', name: 'North', after: 420 })
  })
})

describe('a chapter is over', () => {
  test('when its answer is, or the next begins', () => {
    const told = new Told()
    const [first, second, third] = [told.ask('Who pays?'), told.ask('And then?'), told.ask('By mail?')]
    told.by('mod', 'question.answer', { questionId: first }).after(MINUTE)
    told.by('mod', 'question.answer', { questionId: second }).by('mod', 'question.finish', { questionId: third })
    told.after(MINUTE)
    expect(told.by('mod', 'question.finish', { questionId: second }).ends).toEqual([null, 360, 420])
  })

  test('when the last of those has left the stage, and not before', () => {
    const told = new Told()
      .by('sam', 'stage.join')
      .by('sue', 'stage.join')
      .after(2 * MINUTE)
    told.by('sam', 'stage.leave').after(MINUTE)
    expect(told.ends).toEqual([null, null])
    expect(told.by('sue', 'stage.leave').ends).toEqual([null, 480])
  })

  test('when all are back from the rooms, and when a card is put away', () => {
    const told = new Told()
    told.hears(
      openRooms(told.scenario, { names: ['North'], place: [['ada']], workbook: { template: kickoffTemplate } }),
    )
    const [north] = roomIds(told.scenario)
    told.after(MINUTE).by('mod', 'breakouts.close', { room: null, grace: 0 }).after(MINUTE)
    told.by('mod', 'harvest.present', { card: north, minutes: null }).after(MINUTE).by('mod', 'harvest.put-away')
    expect(told.ends).toEqual([null, 360, null, 480])
  })
})
