import type { BrowserContextOptions, Page } from '@playwright/test'
import { expectAccessible } from './support/accessible'
import { expect, type Occasion, test } from './support/occasion'
import { hold, letGo } from './support/parts'
import { askQuestion, messages, noSideScroll, open, question, tile, write } from './support/room'

// These tests say themselves what a recorder would.
test.beforeAll(() => hold('recorder'))
test.afterAll(() => letGo('recorder'))

/** A moderator whose server says that of its recorder. */
async function moderatorOf(
  occasion: Occasion,
  { recorder = 'ready', ...options }: BrowserContextOptions & { recorder?: string } = {},
): Promise<Page> {
  const page = await occasion.visitor('moderator', { name: 'Jonas Weber' }, options)
  const json = { parts: { live: 'ready', livekit: 'ready', recorder } }
  await page.route('**/api/health', (route) => route.fulfill({ json }))
  await page.getByRole('button', { name: /^(Enter without|Ohne) / }).click()
  await expect(page.getByRole('tab', { name: 'Chat' })).toBeVisible()
  return page
}

const dialog = (page: Page) => page.getByRole('dialog')
const mark = (page: Page, words: string) => page.getByRole('button', { name: `${words}: what is recorded, and who` })
const notRecorded = (page: Page, name: string) => tile(page, name).getByRole('img', { name: 'not recorded' })

async function start(moderator: Page, choose: (of: ReturnType<typeof dialog>) => Promise<void> = async () => {}) {
  await moderator.getByRole('button', { name: 'Start recording' }).click()
  await choose(dialog(moderator))
  await dialog(moderator).getByRole('button', { name: 'Start recording' }).click()
  await expect(moderator.getByRole('heading', { name: 'Record this session' })).toHaveCount(0)
}

/** Does what the menu of a running recording offers. */
async function run(moderator: Page, now: string, entry: string) {
  await moderator.getByRole('toolbar').getByRole('button', { name: now }).click()
  await moderator.getByRole('menuitem', { name: entry, exact: true }).click()
}

async function answer(page: Page, choice: string) {
  await expect(dialog(page).getByRole('button', { name: 'Answer', exact: true })).toBeDisabled()
  await dialog(page).getByRole('radio', { name: choice }).check()
  await dialog(page).getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(dialog(page)).toHaveCount(0)
}

/** The recorder's part, as it tells the session. */
async function deliver(occasion: Occasion, on: boolean) {
  const started = await occasion.db.logEvent.findFirstOrThrow({
    where: { sessionId: occasion.sessionId, type: 'recording.started' },
    orderBy: { seq: 'desc' },
  })
  const { recordingId } = started.data as { recordingId: string }
  await occasion.command('recording.deliver', { recordingId, on })
}

const ledger = async ({ db, sessionId }: Occasion) => {
  const rows = await db.logEvent.findMany({
    where: { sessionId, type: { in: ['recording.consented', 'recording.declined'] } },
    orderBy: { seq: 'asc' },
  })
  return rows.map(({ data }) => data as { participantId: string; given: boolean; text: number; streams: boolean })
}

test('a recording is started on purpose, told to all, and asks everybody on stage', async ({ occasion }) => {
  test.setTimeout(180_000)
  await occasion.run('session.go-live')
  const moderator = await moderatorOf(occasion)
  const sam = await occasion.inside('speaker', { name: 'Sam Mbeki' }, { devices: ['Microphone'] })
  const sue = await occasion.inside('speaker', { name: 'Sue Hall' }, { devices: ['Microphone'] })
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await expect(tile(ada, 'Sue Hall')).toBeVisible()
  await expect(ada.getByRole('button', { name: 'Start recording' })).toHaveCount(0)

  await start(moderator, async (shown) => {
    await expect(shown.getByRole('radio', { name: 'Stage only' })).toBeChecked()
    await expect(shown).toContainText('2 people on stage are asked to agree.')
  })
  await Promise.all(
    [moderator, sam, sue, ada].map(async (page) => {
      await expect(page.locator('[aria-live]').getByText(/^This session is being recorded\./)).toBeAttached()
      await expect(page.locator('main').getByText('This session is being recorded.')).toBeVisible()
      await expect(page.locator('header').getByText('Starting …')).toBeVisible()
    }),
  )
  await expect(ada.getByRole('main').getByText('You are neither seen nor heard in it.')).toBeVisible()
  const late = await occasion.visitor('attendee', { name: 'Zoe Late' })
  await expect(late.getByRole('status').filter({ hasText: 'This session is being recorded.' })).toBeVisible()
  await late.context().close()

  await answer(sam, 'Yes, I agree')
  await answer(sue, 'Without microphone and camera')
  await expect(sue.getByRole('button', { name: 'Microphone', exact: true })).toHaveAttribute('aria-pressed', 'false')
  await expect(tile(ada, 'Sue Hall')).toHaveCount(0)
  expect(await ledger(occasion)).toEqual([
    { participantId: await occasion.idOf('Sam Mbeki'), given: true, text: 1, streams: false },
    { participantId: await occasion.idOf('Sue Hall'), given: false, text: 1, streams: false },
  ])

  await deliver(occasion, true)
  for (const page of [moderator, sam, sue, ada]) await expect(mark(page, 'Recording')).toBeVisible()
  await expect(notRecorded(ada, 'Sam Mbeki')).toHaveCount(0)

  await moderator.getByRole('button', { name: 'Go on stage' }).click()
  await answer(moderator, 'Take part, but not recorded')
  await expect(notRecorded(ada, 'Jonas Weber')).toBeVisible()

  await mark(sam, 'Recording').click()
  await dialog(sam).getByRole('button', { name: 'I no longer agree' }).click()
  await expect(dialog(sam)).toContainText('You did not agree: you are neither seen nor heard in it.')
  await expect(notRecorded(ada, 'Sam Mbeki')).toBeVisible()
  await dialog(sam).getByRole('button', { name: 'Change my answer' }).click()
  await answer(sam, 'Yes, I agree')
  await expect(notRecorded(ada, 'Sam Mbeki')).toHaveCount(0)
})

test('it pauses, goes on, is interrupted and stops, and everybody sees each of it', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await moderatorOf(occasion)
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  const said = (sentence: string) => expect(ada.getByRole('main').getByText(sentence)).toBeVisible()
  await start(moderator)
  await deliver(occasion, true)
  await run(moderator, 'Recording', 'Pause')
  await said('The recording is paused.')
  await expect(mark(ada, 'Paused')).toBeVisible()
  await run(moderator, 'Paused', 'Resume')
  await said('The recording goes on.')
  await deliver(occasion, true)
  await deliver(occasion, false)
  await expect(mark(ada, 'Interrupted')).toBeVisible()
  await said('The recording is interrupted. It goes on by itself; the gap will be marked.')
  await deliver(occasion, true)
  await expect(mark(ada, 'Recording')).toBeVisible()

  // Whoever comes in while it runs is told as well.
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  await expect(ben.getByRole('main').getByText('This session is being recorded.')).toBeVisible()
  await expect(mark(ben, 'Recording')).toBeVisible()

  await run(moderator, 'Recording', 'Stop recording')
  await dialog(moderator).getByRole('button', { name: 'Stop recording' }).click()
  await said('The recording has stopped.')
  await expect(mark(ada, 'Recording')).toHaveCount(0)
  await expect(moderator.getByRole('button', { name: 'Start recording' })).toBeVisible()
})

test('a stream is another thing to agree to', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await moderatorOf(occasion)
  const sam = await occasion.inside('speaker', { name: 'Sam Mbeki' }, { devices: ['Microphone'] })
  await start(moderator)
  await answer(sam, 'Yes, I agree')
  await deliver(occasion, true)
  await run(moderator, 'Recording', 'Start stream')
  await expect(dialog(moderator)).toContainText('whoever is on stage is asked again')
  await dialog(moderator).getByRole('button', { name: 'Start stream' }).click()
  await expect(dialog(sam)).toContainText('May we stream you live?')
  await expect(dialog(sam)).toContainText('What has gone out cannot be fetched back.')
  await expect(moderator.getByRole('main')).toContainText('Those who watch the stream can also read what is written')
  await expect(notRecorded(moderator, 'Sam Mbeki')).toBeVisible()
  await answer(sam, 'Yes, I agree')
  await expect(notRecorded(moderator, 'Sam Mbeki')).toHaveCount(0)
  expect((await ledger(occasion)).map(({ streams }) => streams)).toEqual([false, true])
  await run(moderator, 'Recording + stream', 'Stop recording')
  await expect(mark(sam, 'Streaming')).toBeVisible()
  await run(moderator, 'Streaming', 'Stop stream')
  await dialog(moderator).getByRole('button', { name: 'Stop stream' }).click()
  await expect(sam.getByRole('main').getByText('The stream has ended.')).toBeVisible()
})

test('whoever gets the floor from the audience is left out, or asked, as the scope says', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await moderatorOf(occasion)
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await start(moderator)
  await occasion.command('stage.invite', { participantId: await occasion.idOf('Ada Okello') })
  await expect(
    ada.getByText(
      'This session is being recorded, but you are not: also while you are on stage, only your name is shown.',
    ),
  ).toBeVisible()
  await expect(dialog(ada)).toHaveCount(0)
  await ada.getByRole('button', { name: 'Go on stage' }).first().click()
  await expect(notRecorded(moderator, 'Ada Okello')).toBeVisible()

  await run(moderator, 'Starting …', 'Stop recording')
  await dialog(moderator).getByRole('button', { name: 'Stop recording' }).click()
  await start(moderator, (shown) => shown.getByRole('radio', { name: 'Stage and audience' }).check())
  await answer(ada, 'Yes, I agree')
  await expect(tile(moderator, 'Ada Okello')).toBeVisible()
  await expect(notRecorded(moderator, 'Ada Okello')).toHaveCount(0)
})

test('nobody who writes is interrupted by the question, and it can wait', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await moderatorOf(occasion)
  const sam = await occasion.inside('speaker', { name: 'Sam Mbeki' }, { devices: ['Microphone'] })
  await sam.getByRole('textbox', { name: 'Write a message' }).pressSequentially('half a')
  await start(moderator)
  const reminder = sam
    .locator('main')
    .getByText('You have not answered yet whether we may record you. Until then you are not in it.')
  await expect(reminder).toBeVisible()
  await expect(dialog(sam)).toHaveCount(0)
  await sam.keyboard.type(' sentence')
  await expect(sam.getByRole('textbox', { name: 'Write a message' })).toHaveValue('half a sentence')
  await sam.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(dialog(sam).getByRole('radio', { name: 'Yes, I agree' })).toBeFocused()
  await sam.keyboard.press('Escape')
  await expect(dialog(sam)).toHaveCount(0)
  await expect(reminder).toBeVisible()
  expect(await ledger(occasion)).toEqual([])
  await sam.getByRole('button', { name: 'Answer', exact: true }).click()
  // By keys alone: the second answer, and send it.
  await expect(dialog(sam).getByRole('radio', { name: 'Yes, I agree' })).toBeFocused()
  await sam.keyboard.press('ArrowDown')
  await sam.keyboard.press('Enter')
  await expect(dialog(sam)).toHaveCount(0)
  await expect.poll(() => ledger(occasion)).toMatchObject([{ given: false }])
})

test('in breakout rooms nobody is recorded, and that is said there', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await moderatorOf(occasion)
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await start(moderator)
  await deliver(occasion, true)
  await expect(mark(ada, 'Recording')).toBeVisible()
  await occasion.openRooms({ Pfinztal: ['Ada Okello'] })
  await expect(mark(ada, 'Not recorded here')).toBeVisible()
  await mark(ada, 'Not recorded here').click()
  await expect(dialog(ada)).toContainText('Breakout rooms are never recorded.')
})

test('messages and questions are kept out of the replay by who wrote them, and by moderators', async ({ occasion }) => {
  const moderator = await moderatorOf(occasion)
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  const ben = await occasion.inside('attendee', { name: 'Ben Vogt' })
  const withhold = async (page: Page) => {
    await messages(page).first().hover()
    await page.getByRole('button', { name: 'Actions for Ada Okello’s message' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Keep out of the replay' }).click()
  }
  await write(ada, 'Between us')
  await withhold(ada)
  for (const page of [moderator, ada, ben]) await expect(messages(page).first()).toContainText('not in the replay')
  await messages(ben).first().hover()
  await ben.getByRole('button', { name: 'Actions for Ada Okello’s message' }).click()
  await expect(ben.getByRole('menuitem', { name: 'Reply' })).toBeVisible()
  await expect(ben.getByRole('menuitemcheckbox', { name: 'Keep out of the replay' })).toHaveCount(0)
  await withhold(moderator)
  for (const page of [moderator, ada]) await expect(messages(page).first()).not.toContainText('not in the replay')

  const keepOut = ada.getByRole('checkbox', { name: 'Keep out of the replay' })
  await expect(keepOut).toHaveCount(0)
  await start(moderator)
  await keepOut.check()
  // Whoever looks elsewhere before it is sent finds it as it was.
  await open(ada, 'People')
  await open(ada, 'Chat')
  await expect(keepOut).toBeChecked()
  await write(ada, 'Between us from the first')
  await expect(messages(ben).last()).toContainText('Between us from the first')
  await expect(messages(ben).last()).toContainText('not in the replay')
  await keepOut.uncheck()
  await write(ada, 'For everybody')
  await expect(messages(ben).last()).toContainText('For everybody')
  await expect(messages(ben).last()).not.toContainText('not in the replay')
  await open(ada, 'Questions')
  await ada.getByRole('checkbox', { name: 'Keep out of the replay' }).check()
  await askQuestion(ada, 'Who pays?')
  await open(moderator, 'Questions')
  await expect(moderator.getByRole('region', { name: 'Waiting for approval' })).toContainText('not in the replay')
  await moderator.getByRole('button', { name: 'Approve' }).click()
  await expect(question(moderator, 'Who pays?')).toContainText('not in the replay')
  await question(ada, 'Who pays?').getByRole('button', { name: 'Keep out of the replay' }).click()
  await expect(question(moderator, 'Who pays?')).not.toContainText('not in the replay')
  await question(moderator, 'Who pays?').getByRole('button', { name: 'More for this question' }).click()
  await moderator.getByRole('menuitemcheckbox', { name: 'Keep out of the replay' }).click()
  await expect(question(ada, 'Who pays?')).toContainText('not in the replay')
})

test('where nothing can be recorded it is said why, and nothing starts', async ({ occasion }) => {
  const start = (page: Page) => page.getByRole('button', { name: 'Start recording' })
  const off = await moderatorOf(occasion, { recorder: 'off' })
  await start(off).click()
  await expect(dialog(off)).toContainText('No recorder runs on this server.')
  await expect(dialog(off).getByRole('button', { name: 'Start recording' })).toHaveCount(0)
  const preparing = await moderatorOf(occasion, { recorder: 'restarting' })
  await start(preparing).click()
  await expect(dialog(preparing)).toContainText('The recorder is starting.')
})

for (const [colorScheme, width] of [
  ['light', 320],
  ['dark', 390],
] as const) {
  test(`on a phone all of it is within reach and can be used by everybody (${colorScheme})`, async ({ occasion }) => {
    const phone = { locale: 'de-DE', colorScheme, viewport: { width, height: 700 }, hasTouch: true }
    await occasion.run('session.go-live')
    const moderator = await moderatorOf(occasion, phone)
    const sam = await occasion.inside('speaker', { name: 'Sam Mbeki' }, { ...phone, locale: 'en-GB' })
    const fits = async (page: Page, where: string) => {
      await noSideScroll(page)
      await expectAccessible(page, where)
    }
    await moderator.getByRole('button', { name: 'Aufzeichnung starten' }).click()
    await expect(dialog(moderator)).toContainText('Nur die Bühne')
    await fits(moderator, 'the dialog that starts')
    await dialog(moderator).getByRole('button', { name: 'Aufzeichnung starten' }).click()
    await expect(dialog(sam).getByRole('radio', { name: 'Yes, I agree' })).toBeVisible()
    await fits(sam, 'the question')
    await answer(sam, 'Yes, I agree')
    await deliver(occasion, true)
    await expect(moderator.getByRole('main').getByText('Dieser Programmpunkt wird aufgezeichnet.')).toBeVisible()
    await fits(moderator, 'the notice')
    const shown = moderator.getByRole('button', { name: 'Aufzeichnung: was aufgezeichnet wird, und wer' })
    for (const button of [shown, moderator.getByRole('button', { name: 'Mehr', exact: true })]) {
      const box = (await button.boundingBox())!
      expect(box.x + box.width, 'it is beside the screen').toBeLessThanOrEqual(width)
    }
    await shown.click()
    await expect(dialog(moderator)).toContainText('Arbeitsgruppen werden nie aufgezeichnet.')
    await fits(moderator, 'what is recorded')
  })
}
