import { describe, expect, test } from 'vitest'
import { SessionStore } from '@/app/_session/store'
import { viewerKey, type Welcome } from '@/domain/protocol/messages'
import { type SessionView, session } from '@/domain/session'
import { Stand, settle } from '../support/audience'

const people = {
  p_mod0000000000000000000: 'moderator',
  p_ada0000000000000000000: 'attendee',
  p_ben0000000000000000000: 'attendee',
} as const
const [MOD, ADA, BEN] = Object.keys(people) as [string, string, string]

test('[S5] what happens while somebody is being let in is not missed', async () => {
  const stand = await Stand.open(people)
  let letIn = () => {}
  stand.lookUp = () =>
    new Promise((resolve) => {
      letIn = resolve
    })
  const page = stand.connect(ADA)
  const joining = stand.audience.join(page.connection, null)
  await stand.ask(BEN, 'chat.post', { text: 'while you were at the door' })
  letIn()
  stand.lookUp = async () => {}
  await joining
  await settle()
  const store = new SessionStore()
  for (const { event, content } of page.sent) {
    if (event === 'welcome') store.welcome(content)
    if (event === 'frame') expect(store.apply(content)).not.toBe('gap')
  }
  expect(store.get()!.view.rooms.main!.chat.all.latest.map(({ text }) => text)).toEqual(['while you were at the door'])
  expect(store.cursor).toBe(stand.runner.head)
})

test('[S7] the heartbeat is an empty frame up to what was shown, with the time', async () => {
  const stand = await Stand.open(people)
  const page = stand.connect(ADA)
  await stand.audience.join(page.connection, null)
  await stand.ask(BEN, 'chat.post', { text: 'hello' })
  await settle()
  stand.audience.beat()
  expect(page.sent.at(-1)).toEqual({
    event: 'frame',
    content: { from: stand.runner.head, to: stand.runner.head, events: [], now: 1_000 },
  })
})

test('[S11] presence and names have no place in the log', async () => {
  const stand = await Stand.open(people)
  const page = stand.connect(ADA)
  await stand.audience.join(page.connection, null)
  const head = stand.runner.head
  stand.audience.tell('presence', { room: 'main', n: 1, here: 2, people: null })
  expect(JSON.stringify(page.sent.at(-1))).not.toContain('seq')
  expect(stand.runner.head).toBe(head)
})

describe('[S4] coming back', () => {
  const away = async () => {
    const stand = await Stand.open(people)
    const page = stand.connect(ADA)
    await stand.audience.join(page.connection, null)
    const { seq, epoch, viewer } = page.sent[0]!.content as Welcome<SessionView>
    stand.audience.leave(page.connection)
    await stand.ask(BEN, 'chat.post', { text: 'missed' })
    await settle()
    return { stand, resume: { cursor: seq, epoch, viewerKey: viewerKey(viewer) } }
  }

  test('gets a frame with what was missed', async () => {
    const { stand, resume } = await away()
    const page = stand.connect(ADA)
    await stand.audience.join(page.connection, resume)
    expect(page.sent).toMatchObject([
      { event: 'frame', content: { from: resume.cursor, to: stand.runner.head, events: [{ type: 'chat.posted' }] } },
    ])
  })

  test.each([
    ['another epoch', { epoch: 7 }],
    ['another view', { viewerKey: 'somebody else' }],
    ['[S17] a cursor that is still ahead after catching up', { cursor: 1_000_000 }],
  ])('gets a welcome with %s', async (_what, different) => {
    const { stand, resume } = await away()
    const page = stand.connect(ADA)
    await stand.audience.join(page.connection, { ...resume, ...different })
    expect(page.sent.map(({ event }) => event)).toEqual(['welcome'])
  })
})

test('[S8] a change of role is answered with a fresh welcome, a removal with the door', async () => {
  const stand = await Stand.open(people)
  const page = stand.connect(ADA)
  await stand.audience.join(page.connection, null)
  await stand.ask(MOD, 'person.change-role', { participantId: ADA, role: 'moderator' })
  await settle()
  expect(page.sent.at(-1)).toMatchObject({ event: 'welcome', content: { viewer: { staff: true } } })
  await stand.ask('system', 'person.remove', { participantId: ADA })
  await settle()
  expect(page.sent.at(-1)!.event).toBe('removed')
  const before = page.sent.length
  await stand.ask(BEN, 'chat.post', { text: 'they must not hear this' })
  await settle()
  expect(page.sent.length).toBe(before)
})

test('[S3] who asks gets a frame up to the acknowledgement, also when there is nothing in it to see', async () => {
  const stand = await Stand.open(people)
  const [ada, ben] = [stand.connect(ADA), stand.connect(BEN)]
  for (const page of [ada, ben]) await stand.audience.join(page.connection, null)
  await stand.ask(MOD, 'questions.moderate', { on: false })
  await stand.ask(BEN, 'question.ask', { text: 'why?' })
  await settle()
  const questionId = session.view(stand.runner.state, ada.connection.viewer).rooms.main!.questions.all.items[0]!
    .questionId
  const ack = await stand.ask(ADA, 'question.upvote', { questionId })
  stand.audience.acknowledged(ada.connection, ack)
  await settle()
  const upTo = ada.sent.filter(({ event }) => event === 'frame').map(({ content }) => (content as { to: number }).to)
  expect(Math.max(...upTo)).toBeGreaterThanOrEqual(ack.ok ? ack.seq : Number.POSITIVE_INFINITY)
  const ballots = ben.sent
    .flatMap(({ event, content }) => (event === 'frame' ? content.events : []))
    .filter(({ type }) => type === 'question.upvoted')
  expect(ballots).toEqual([])
})

test('[S3] whoever mutes somebody gets a frame too, though only the muted one hears of it', async () => {
  const stand = await Stand.open(people)
  const page = stand.connect(MOD)
  await stand.audience.join(page.connection, null)
  await settle()
  const before = page.sent.length
  const ack = await stand.ask(MOD, 'person.mute', { participantId: BEN })
  stand.audience.acknowledged(page.connection, ack)
  await settle()
  const frames = page.sent.slice(before).map(({ content }) => content)
  expect(frames).toMatchObject([{ to: ack.ok ? ack.seq : undefined, events: [] }])
})

test('a line that does not drain loses freshness, and nothing else: it is brought up when it can be', async () => {
  const stand = await Stand.open(people)
  const [slow, quick] = [stand.connect(ADA), stand.connect(BEN)]
  for (const page of [slow, quick]) await stand.audience.join(page.connection, null)
  slow.waiting = 300 * 1024
  for (let i = 0; i < 5; i++) {
    await stand.ask(MOD, 'chat.post', { text: `message ${i}` })
    await settle()
  }
  const heard = (page: typeof slow) =>
    page.sent
      .flatMap(({ event, content }) => (event === 'frame' ? content.events : []))
      .filter(({ type }) => type === 'chat.posted').length
  expect([heard(slow), heard(quick)]).toEqual([0, 5])
  slow.waiting = 0
  stand.audience.beat()
  await settle()
  expect(heard(slow)).toBe(5)
})
