import { describe, expect, test } from 'vitest'
import { mediaSeatsOf } from '@/domain/media-seats'
import { MAIN, SYSTEM_ID } from '@/domain/protocol/standing'
import type { SessionState } from '@/domain/session'
import { openRooms } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const audience = { ada: 'attendee', ben: 'attendee', wim: 'viewer' } as const
const people = { mod: 'moderator', sam: 'speaker', ivo: 'interpreter', ...audience } as const
const many = Array.from({ length: 26 }, (_, i) => `s${i}`)
const crowd = () =>
  Scenario.with({ mod: 'moderator', ...Object.fromEntries(many.map((id) => [id, 'speaker' as const])) })

const stage = (scenario: Scenario) => scenario.state.rooms[MAIN]!.stage.all
const namesOf = (some: readonly { participantId: string }[]) => some.map(({ participantId }) => participantId)
const onStage = (scenario: Scenario) => namesOf(stage(scenario).onStage)
const invited = (scenario: Scenario) => namesOf(scenario.main('mod').stage.staff!.invited)
const invite = (scenario: Scenario, participantId: string) => scenario.by('mod', 'stage.invite', { participantId })

/** These came on stage, invited where need be. */
const given = (...ids: string[]) => {
  const scenario = Scenario.with(people)
  for (const id of ids) {
    if (id !== 'mod' && id !== 'sam') invite(scenario, id)
    scenario.by(id, 'stage.join')
  }
  return scenario
}

describe('inviting', () => {
  test('is known to staff and to the person, and to nobody else', () => {
    const scenario = Scenario.with(people)
    expect(invite(scenario, 'ada')).toMatchObject({ happened: ['stage.invited'] })
    expect(invited(scenario)).toEqual(['ada'])
    expect(scenario.main('ada').stage).toMatchObject({ own: { invited: true, onStage: false }, staff: null })
    expect(JSON.stringify(scenario.main('ben').stage)).not.toContain('ada')
  })

  test('is refused for somebody who is invited or there, and to those who are no staff', () => {
    const scenario = given('sam')
    invite(scenario, 'ada')
    scenario.refuses('stage/already-invited', 'mod', 'stage.invite', { participantId: 'ada' })
    scenario.refuses('stage/already-there', 'mod', 'stage.invite', { participantId: 'sam' })
    scenario.refuses('forbidden', 'sam', 'stage.invite', { participantId: 'ben' })
  })

  test('is refused when twenty-five are invited', () => {
    const scenario = crowd()
    for (const id of many.slice(0, 25)) invite(scenario, id)
    scenario.refuses('stage/full', 'mod', 'stage.invite', { participantId: 's25' })
  })
})

describe('coming on stage', () => {
  test('is how an invitation is accepted; all see it, and since when', () => {
    const scenario = Scenario.with(people)
    invite(scenario, 'ada')
    expect(scenario.by('ada', 'stage.join')).toMatchObject({ happened: ['stage.joined'] })
    expect(scenario.main('ben').stage.all.onStage).toEqual([{ participantId: 'ada', since: scenario.now }])
    expect(scenario.main('ada').stage.own).toEqual({ invited: false, onStage: true })
    expect(invited(scenario)).toEqual([])
  })

  test('needs no invitation of speakers and staff', () => {
    expect(onStage(given('sam', 'mod'))).toEqual(['sam', 'mod'])
  })

  test.each(['ivo', 'ada', 'wim'])('needs one of %s', (id) => {
    Scenario.with(people).refuses('forbidden', id, 'stage.join')
  })

  test('is not for those who only watch, invited or not, and for nobody after the end', () => {
    const scenario = Scenario.with(people)
    invite(scenario, 'wim')
    scenario.refuses('forbidden', 'wim', 'stage.join')
    scenario.by('mod', 'session.end')
    scenario.refuses('forbidden', 'sam', 'stage.join')
  })

  test('happens once, and ends at twenty-five', () => {
    const scenario = crowd()
    for (const id of many.slice(0, 25)) scenario.by(id, 'stage.join')
    scenario.refuses('stage/already-there', 's0', 'stage.join')
    scenario.refuses('stage/full', 's25', 'stage.join')
    expect(onStage(scenario)).toEqual(many.slice(0, 25))
  })
})

test.each([
  ['declined', 'ada', 'stage.decline', {}, 'stage.declined'],
  ['taken back', 'mod', 'stage.remove', { participantId: 'ada' }, 'stage.uninvited'],
])('an invitation can be %s', (_what, by, type, data, happened) => {
  const scenario = Scenario.with(people)
  invite(scenario, 'ada')
  expect(scenario.by(by, type, data)).toMatchObject({ happened: [happened] })
  expect([invited(scenario), scenario.main('ada').stage.own.invited]).toEqual([[], false])
  scenario.refuses('forbidden', 'ada', 'stage.decline')
  scenario.refuses('forbidden', 'ada', 'stage.join')
})

describe('leaving the stage', () => {
  test('ends being featured, and one’s screen with it', () => {
    const scenario = given('sam', 'mod')
    scenario.by('sam', 'stage.share-screen')
    scenario.by('mod', 'stage.feature', { participantId: 'sam' })
    expect(scenario.by('sam', 'stage.leave')).toMatchObject({ happened: ['stage.left'] })
    expect(stage(scenario)).toMatchObject({ onStage: [{ participantId: 'mod' }], featured: null, screen: null })
    expect(scenario.main('sam').stage.own.onStage).toBe(false)
  })

  test('happens at the word of staff too', () => {
    const scenario = given('sam')
    scenario.refuses('forbidden', 'ada', 'stage.remove', { participantId: 'sam' })
    expect(scenario.by('mod', 'stage.remove', { participantId: 'sam' })).toMatchObject({ happened: ['stage.left'] })
    expect(onStage(scenario)).toEqual([])
  })

  test('is refused for whoever is not there', () => {
    const scenario = given('sam')
    scenario.refuses('stage/not-there', 'ada', 'stage.leave')
    scenario.refuses('stage/not-there', 'mod', 'stage.remove', { participantId: 'ada' })
  })

  test.each([
    ['being removed', 'person.remove', {}, 'person.removed'],
    ['becoming an attendee', 'person.change-role', { role: 'attendee' }, 'person.role-changed'],
    ['becoming a viewer', 'person.change-role', { role: 'viewer' }, 'person.role-changed'],
  ])('follows from %s, and invitations go likewise', (_what, type, data, happened) => {
    const scenario = given('sam')
    invite(scenario, 'ivo')
    const of = (participantId: string) => scenario.by('mod', type, { participantId, ...data })
    expect(of('sam')).toMatchObject({ happened: [happened, 'stage.left'] })
    expect(of('ivo')).toMatchObject({ happened: [happened, 'stage.uninvited'] })
    expect([onStage(scenario), invited(scenario)]).toEqual([[], []])
  })

  test('does not follow from becoming a speaker', () => {
    const scenario = given('mod', 'ada')
    for (const participantId of ['mod', 'ada'])
      scenario.by(SYSTEM_ID, 'person.change-role', { participantId, role: 'speaker' })
    expect(onStage(scenario)).toEqual(['mod', 'ada'])
  })
})

describe('the layout', () => {
  test('is chosen by staff, for all', () => {
    const scenario = Scenario.with(people)
    scenario.refuses('forbidden', 'sam', 'stage.lay-out', { layout: 'grid' })
    expect(scenario.by('mod', 'stage.lay-out', { layout: 'grid' })).toMatchObject({ happened: ['stage.laid-out'] })
    expect(scenario.main('ben').stage.all.layout).toBe('grid')
    scenario.refuses('stage/same-layout', 'mod', 'stage.lay-out', { layout: 'grid' })
  })

  test('features somebody who is there, or nobody', () => {
    const scenario = given('sam')
    const feature = (participantId: string | null) => scenario.by('mod', 'stage.feature', { participantId })
    expect(feature('sam')).toMatchObject({ happened: ['stage.featured'] })
    expect(stage(scenario).featured).toBe('sam')
    scenario.refuses('stage/same-layout', 'mod', 'stage.feature', { participantId: 'sam' })
    scenario.refuses('stage/not-there', 'mod', 'stage.feature', { participantId: 'ada' })
    scenario.refuses('forbidden', 'sam', 'stage.feature', { participantId: null })
    expect(feature(null)).toMatchObject({ happened: ['stage.featured'] })
    expect(stage(scenario).featured).toBeNull()
  })
})

describe('a screen', () => {
  test('is shared by somebody on stage', () => {
    const scenario = given('ada')
    scenario.refuses('forbidden', 'sam', 'stage.share-screen')
    expect(scenario.by('ada', 'stage.share-screen')).toMatchObject({ happened: ['stage.screen-shared'] })
    expect(scenario.main('ben').stage.all.screen).toBe('ada')
  })

  test('gives way to a screen of staff, and to no other', () => {
    const scenario = given('ada', 'sam', 'mod')
    scenario.by('ada', 'stage.share-screen')
    scenario.refuses('stage/screen-taken', 'sam', 'stage.share-screen')
    scenario.by('mod', 'stage.share-screen')
    expect(stage(scenario).screen).toBe('mod')
  })

  test('is ended by whose it is, or by staff', () => {
    const scenario = given('ada', 'sam')
    scenario.by('ada', 'stage.share-screen')
    scenario.refuses('forbidden', 'sam', 'stage.end-screen')
    expect(scenario.by('ada', 'stage.end-screen')).toMatchObject({ happened: ['stage.screen-ended'] })
    scenario.by('sam', 'stage.share-screen')
    expect(scenario.by('mod', 'stage.end-screen')).toMatchObject({ happened: ['stage.screen-ended'] })
    scenario.refuses('stage/no-screen', 'mod', 'stage.end-screen')
  })
})

describe('what one may send and receive', () => {
  const everything = ['microphone', 'camera']
  const seatOf = (state: SessionState, id: string) => mediaSeatsOf(state, id)[0] ?? null
  const sources = (scenario: Scenario, id: string) => seatOf(scenario.state, id)?.sources

  test('before it is live: the audience nothing, those backstage their room', () => {
    const { state } = given('sam', 'ben')
    for (const id of ['ada', 'wim']) expect(seatOf(state, id)).toBeNull()
    for (const id of ['mod', 'ivo']) expect(seatOf(state, id)).toEqual({ channel: MAIN, sources: [], as: 'member' })
    for (const id of ['sam', 'ben'])
      expect(seatOf(state, id)).toEqual({ channel: MAIN, sources: everything, as: 'member' })
  })

  test('while it is live: all receive, the stage sends, and who is muted no sound', () => {
    const scenario = given('sam')
    scenario.by('mod', 'session.go-live')
    for (const id of ['mod', 'ivo', 'ada', 'wim']) expect(sources(scenario, id)).toEqual([])
    scenario.by('mod', 'person.mute', { participantId: 'sam' })
    expect(sources(scenario, 'sam')).toEqual(['camera'])
    scenario.by('mod', 'person.unmute', { participantId: 'sam' })
    expect(sources(scenario, 'sam')).toEqual(everything)
    scenario.by('sam', 'stage.leave')
    expect(sources(scenario, 'sam')).toEqual([])
  })

  test('a screen is sent by the one whose it is, muted or not', () => {
    const scenario = given('ada', 'mod')
    scenario.by('ada', 'stage.share-screen')
    expect([sources(scenario, 'ada'), sources(scenario, 'mod')]).toEqual([[...everything, 'screen'], everything])
    scenario.by('mod', 'person.mute', { participantId: 'ada' })
    expect(sources(scenario, 'ada')).toEqual(['camera', 'screen'])
    scenario.by('mod', 'stage.share-screen')
    expect([sources(scenario, 'ada'), sources(scenario, 'mod')]).toEqual([['camera'], [...everything, 'screen']])
    scenario.by('mod', 'stage.end-screen')
    expect(sources(scenario, 'mod')).toEqual(everything)
  })

  test('in a breakout room: all send, but for those who only watch', () => {
    const scenario = Scenario.with(people)
    openRooms(scenario, { names: ['North'], place: [['ada', 'wim']] })
    const room = scenario.state.session.breakouts.all!.rooms[0]!.id
    expect(seatOf(scenario.state, 'ada')).toMatchObject({ channel: room, sources: everything })
    expect(seatOf(scenario.state, 'wim')).toMatchObject({ channel: room, sources: [] })
  })

  test('nothing before it is open, after its end, and for whoever is not here', () => {
    const scenario = new Scenario()
    scenario.by(SYSTEM_ID, 'person.enter', { participantId: 'mod', role: 'moderator' })
    scenario.by('mod', 'stage.join')
    expect(seatOf(scenario.state, 'mod')).toBeNull()
    scenario.by('mod', 'session.go-live')
    expect(sources(scenario, 'mod')).toEqual(everything)
    expect(seatOf(scenario.state, 'ada')).toBeNull()
    scenario.by('mod', 'session.end')
    expect(seatOf(scenario.state, 'mod')).toBeNull()
  })
})
