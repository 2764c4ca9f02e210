import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Recorded } from '@/domain/protocol/feature'
import { MAIN, PHASES, type Phase, ROLES, type Role, SYSTEM_ID } from '@/domain/protocol/standing'
import { type NewEvent, type SessionCommand, type SessionState, session } from '@/domain/session'

const GOLDEN = new URL('policy-table.md', import.meta.url)
const RENEW = 'UPDATE_POLICY_TABLE=1 npx vitest run --project laws policy-table'
const ABOUT = `# Who may ask what, and when

What \`policy\` answers before \`decide\` is asked, in the phases **p**lanned, **o**pen, **l**ive and **e**nded. Whether it
makes sense just then is another question. Made by \`policy-table.test.ts\`; after a change that was meant, renew it and
read the difference: \`${RENEW}\`.
`

type Actor = Role | 'system'
const ACTORS: readonly Actor[] = [...ROLES, 'system']
/** Everybody bears their role as id. Pat is who things are done to. */
const idOf = (actor: Actor) => (actor === 'system' ? SYSTEM_ID : actor)
const PAT = { participantId: 'pat' }
const question = { questionId: 'q' }
const message = { messageId: 'm' }

interface Row {
  readonly data: (me: string) => object
  /** What happened before, to the one who asks. */
  readonly given?: (me: string) => readonly NewEvent[]
}
const asks = (data: object): Row => ({ data: () => data })
const whenOnStage = (data: object, ...then: ((me: string) => NewEvent)[]): Row => ({
  data: () => data,
  given: (me) => [about('stage.joined', me), ...then.map((event) => event(me))],
})
const about = (type: 'stage.invited' | 'stage.joined', me: string): NewEvent => ({
  type,
  owner: me,
  data: { participantId: me },
})
const sharesScreen = (me: string): NewEvent => ({ type: 'stage.screen-shared', data: { participantId: me } })
const silent = { languages: [], lacksInterpreter: false }
const roomsOpened = (walking: boolean): NewEvent => ({
  type: 'breakouts.opened',
  data: {
    round: 'r',
    set: 's',
    name: 'Set',
    rooms: ['north', 'south'].map((id, index) => ({
      id,
      index,
      name: id,
      limit: null,
      closesAt: null,
      ...silent,
    })),
    startsAt: null,
    walking,
    returns: true,
  },
})
const whenRoomsAreOpen = (data: object, room: string, walking = false): Row => ({
  data: () => data,
  given: (me) => [
    roomsOpened(walking),
    { type: 'breakouts.placed', owner: me, data: { round: 'r', room, awaited: false } },
  ],
})
const RECORDS = { records: true, streams: false, scope: 'stage' as const }
const whenRecorded = (data: object, scope: 'stage' | 'audience'): Row => ({
  data: () => data,
  given: () => [{ type: 'recording.started', data: { recordingId: 'r', ...RECORDS, scope } }],
})
const whenInvited: Row = { data: () => ({}), given: (me) => [about('stage.invited', me)] }

/** A command, and where its policy looks at more than who asks, that case in brackets. */
const ROWS: Readonly<Record<SessionCommand['type'], Row> & Record<string, Row>> = {
  'session.open': asks({}),
  'session.go-live': asks({}),
  'session.end': asks({}),
  'session.reopen': asks({}),
  'person.enter': asks({ ...PAT, role: 'attendee' }),
  'person.change-role': asks({ ...PAT, role: 'speaker' }),
  'person.change-role (to organiser)': asks({ ...PAT, role: 'organiser' }),
  'person.change-role (one’s own)': { data: (participantId) => ({ participantId, role: 'speaker' }) },
  'person.mute': asks(PAT),
  'person.mute (oneself)': { data: (participantId) => ({ participantId }) },
  'person.unmute': asks(PAT),
  'person.unmute (oneself)': { data: (participantId) => ({ participantId }) },
  'person.remove': asks(PAT),
  'person.remove (oneself)': { data: (participantId) => ({ participantId }) },
  'recording.start': asks(RECORDS),
  'recording.change': asks({ records: true, streams: true }),
  'recording.pause': asks({}),
  'recording.resume': asks({}),
  'recording.stop': asks({}),
  'recording.consent (to one of the stage)': whenRecorded({ given: true, text: 1 }, 'stage'),
  'recording.consent (to one of the audience)': whenRecorded({ given: true, text: 1 }, 'audience'),
  'recording.consent': whenRecorded({ given: false, text: 1 }, 'stage'),
  'recording.deliver': asks({ recordingId: 'r', on: true }),
  'recording.mark-gap': asks({ recordingId: 'r', from: 1, until: 2 }),
  'recording.warn': asks({ recordingId: 'r', problem: null }),
  'breakouts.open': asks({ set: 's', minutes: 20, countdown: 10, walking: false, returns: true }),
  'breakouts.start': asks({}),
  'breakouts.place': asks({ ...PAT, room: 'north', awaited: false }),
  'breakouts.move': asks({ ...PAT, room: MAIN }),
  'breakouts.swap': asks({ one: 'pat', other: 'pat' }),
  'breakouts.merge': asks({ room: 'north', into: 'south' }),
  'breakouts.go': asks({ room: 'north' }),
  'breakouts.go (to one’s own room)': whenRoomsAreOpen({ room: 'north' }, 'north'),
  'breakouts.go (walking)': whenRoomsAreOpen({ room: 'south' }, 'north', true),
  'breakouts.go (to the plenary)': asks({ room: MAIN }),
  'breakouts.listen': asks({ room: MAIN }),
  'breakouts.speak': asks({ room: null }),
  'breakouts.end-voice': asks({}),
  'breakouts.end-voice (one’s own)': {
    data: () => ({}),
    given: (me) => [roomsOpened(false), { type: 'breakouts.voice-begun', data: { participantId: me, rooms: null } }],
  },
  'breakouts.hush': asks(PAT),
  'breakouts.extend': asks({ room: null, minutes: 5 }),
  'breakouts.lock': asks({ room: 'north', locked: true }),
  'breakouts.set-walking': asks({ on: true }),
  'breakouts.close': asks({ room: null, grace: 0 }),
  'harvest.append': asks({ card: 'north', update: 'AAAA' }),
  'harvest.finish': asks({ card: 'north', upTo: 'p', done: 0, words: '' }),
  'harvest.arrange': asks({ cards: [] }),
  'harvest.present': asks({ card: 'north', minutes: null }),
  'harvest.put-away': asks({}),
  'harvest.comment': asks({ card: 'north', kind: 'comment', text: 'x' }),
  'harvest.uncomment': asks({ commentId: 'c' }),
  'people.count': asks({ here: 1 }),
  'stage.invite': asks(PAT),
  'stage.decline': asks({}),
  'stage.decline (invited)': whenInvited,
  'stage.join': asks({}),
  'stage.join (invited)': whenInvited,
  'stage.join (on stage)': whenOnStage({}),
  'stage.leave': asks({}),
  'stage.remove': asks(PAT),
  'stage.lay-out': asks({ layout: 'grid' }),
  'stage.feature': asks({ participantId: null }),
  'stage.share-screen': asks({}),
  'stage.share-screen (on stage)': whenOnStage({}),
  'stage.share-screen (in a breakout room)': whenRoomsAreOpen({}, 'north'),
  'stage.end-screen': asks({}),
  'stage.end-screen (one’s own)': whenOnStage({}, sharesScreen),
  'chat.post': asks({ text: 'x' }),
  'chat.edit': asks({ ...message, text: 'x' }),
  'chat.delete': asks(message),
  'chat.withhold': asks({ ...message, withheld: true }),
  'chat.pin': asks(message),
  'chat.unpin': asks(message),
  'question.ask': asks({ text: 'x' }),
  'question.withdraw': asks(question),
  'question.withhold': asks({ ...question, withheld: true }),
  'question.upvote': asks(question),
  'question.withdraw-vote': asks(question),
  'question.approve': asks(question),
  'question.dismiss': asks(question),
  'question.answer': asks(question),
  'question.finish': asks(question),
  'question.reply': asks({ ...question, text: 'x' }),
  'question.pin': asks(question),
  'question.unpin': asks(question),
  'questions.moderate': asks({ on: true }),
  'hand.raise': asks({}),
  'hand.lower': asks(PAT),
  'hand.lower (one’s own)': { data: (participantId) => ({ participantId }) },
  'hand.give-floor': asks(PAT),
  'hand.lower-all': asks({}),
  'announcement.make': asks({ text: 'x', everywhere: true }),
  'announcement.withdraw': asks({ announcementId: 'a' }),
  'help.ask': asks({ reason: 'help', text: null }),
  'help.ask (in a breakout room)': whenRoomsAreOpen({ reason: 'help', text: null }, 'north'),
  'help.take': asks({ requestId: 'h' }),
  'help.finish': asks({ requestId: 'h' }),
  'help.finish (one’s own)': {
    data: () => ({ requestId: 'h' }),
    given: (me) => [{ type: 'help.asked', data: { requestId: 'h', reason: 'help', text: null, participantId: me } }],
  },
  'workbook.write': asks({ update: 'AAAA' }),
  'workbook.compact': asks({ from: 'p', upTo: 'q', update: 'AAAA' }),
  'workbook.count': asks({ done: 1 }),
}

const LIFE: Readonly<Record<Phase, readonly NewEvent[]>> = {
  planned: [],
  open: [{ type: 'session.opened', data: {} }],
  live: [{ type: 'session.went-live', data: {} }],
  ended: [
    { type: 'session.went-live', data: {} },
    { type: 'session.ended', data: { by: 'staff' } },
  ],
}
const fold = (state: SessionState, events: readonly NewEvent[]): SessionState =>
  events.reduce((before, event) => session.reduce(before, { ...event, ...place } as Recorded<NewEvent>), state)
const place = { seq: 1, at: 1, room: MAIN }

/** One session per phase, with somebody of each role in it. Folded, not asked: policies must hold in any state. */
const scenes = PHASES.map((phase) => ({
  letter: phase.charAt(0),
  state: fold(session.initial, [
    ...LIFE[phase],
    ...ROLES.map((role): NewEvent => ({ type: 'person.entered', owner: role, data: { role } })),
    { type: 'person.entered', owner: 'pat', data: { role: 'attendee' } },
  ]),
}))

const commandOf = (name: string, data: object): SessionCommand => {
  const parsed = session.parseCommand({ type: name.split(' ')[0]!, data })
  if (!parsed.ok) throw new Error(`${name}: malformed ${parsed.problem}`)
  return parsed.command
}
const cell = (name: string, { data, given }: Row, actor: Actor): string => {
  const id = idOf(actor)
  const command = commandOf(name, data(id))
  const may = scenes.filter((scene) => {
    const state = fold(scene.state, given?.(id) ?? [])
    return session.allows(session.standing(state, id)!, MAIN, command, state)
  })
  return may.map(({ letter }) => letter).join('') || '–'
}
const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = () => {
  const rows = Object.entries(ROWS).map(([name, row]) => [name, ...ACTORS.map((actor) => cell(name, row, actor))])
  const all = [['command', ...ACTORS], ...rows]
  const widths = all[0]!.map((_, i) => Math.max(...all.map((cells) => cells[i]!.length)))
  const [head, ...body] = all.map((cells) => line(cells.map((text, i) => text.padEnd(widths[i]!))))
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n')
}

test('every command stands in the table', () => {
  const missing = session.commandTypes.filter((type) => !Object.hasOwn(ROWS, type))
  expect(missing, 'add a row for these to ROWS').toEqual([])
})

test('who may ask what is as it was reviewed', () => {
  const actual = `${ABOUT}\n${table()}\n`
  if (process.env.UPDATE_POLICY_TABLE) writeFileSync(GOLDEN, actual)
  const reviewed = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : ''
  expect(actual, `rights changed; if that was meant, renew policy-table.md and review it: ${RENEW}`).toBe(reviewed)
})
