import type { Locator, Page } from '@playwright/test'
import { newTestId } from '../support/planned'
import { expectAccessible } from './support/accessible'
import { watcher } from './support/afar'
import { pictured } from './support/film-clock'
import { expect, test } from './support/occasion'
import { hold, letGo } from './support/parts'
import { address, atTalk, publicFiles, QUESTION, type RecordedTalk, recordedTalk } from './support/recorded-talk'
import { noSideScroll } from './support/room'

const strip = (page: Page): Locator => page.getByRole('slider', { name: 'What stays and what is cut' })
/** As soon as there is something to go to: before, the page may not listen yet. */
async function goTo(page: Page, second: number): Promise<void> {
  await expect(page.getByText('Picture and sound are being loaded …')).toHaveCount(0)
  await strip(page).fill(String(second))
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const cuts = (page: Page): Locator => page.getByRole('listitem', { name: /^Cut \d/ })
const left = (page: Page, length: string) => expect(page.getByText(`${length} of 0:42 are shown.`)).toBeVisible()

async function save(page: Page): Promise<void> {
  await press(page, 'Save')
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
}

// These tests say themselves what a recorder would.
test.beforeAll(() => hold('recorder'))
test.afterAll(() => letGo('recorder'))

/** Of which nothing was recorded. */
const nothingOf = ({ planned, from }: RecordedTalk) => ({
  ...{ id: newTestId(), sessionId: planned.sessionId },
  ...{ startedAt: new Date(from), stoppedAt: new Date(from), records: true, streams: false },
})

test('the list says how each recording does, and leads to its review', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk, { path: talk.list })
  const row = page.getByRole('region', { name: 'Recordings' }).getByRole('listitem', { name: 'Opening' })
  await expect(row).toContainText('ready to review')
  await expect(row).toContainText('0:42 long')
  // Whoever came by a personal link is in: an account is something else, and is said to be.
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Language and appearance' }).click()
  await expect(page.getByRole('menu')).toContainText('You are here by a personal link')
  await page.getByRole('menuitem', { name: 'Sign in to an account' }).click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
  await page.goto(address(talk.list))
  await expectAccessible(page, 'recordings')
  const set = (data: object) => occasion.db.recording.update({ where: { id: talk.recordingId }, data })
  await set({ state: 'live', figures: { fps: 9, bitrate: 1_800_000, delay: 3, dropped: 2, diskLeft: 9e10 } })
  await page.reload()
  await expect(row).toContainText('recording')
  await expect(row).toContainText('⚠ 9')
  await expectAccessible(page, 'a recording that runs')
  // It is said without a reload, as long as something runs.
  await set({ state: 'failed', problem: 'disk-full' })
  await expect(row).toContainText('The disk was full.')
  await expectAccessible(page, 'a recording that failed')
  const other = await occasion.db.recording.create({
    data: { ...nothingOf(talk), state: 'failed', problem: 'nothing-recorded' },
  })
  await occasion.db.recording.create({ data: { ...nothingOf(talk), state: 'ready', records: false, streams: true } })
  await page.reload()
  // There is nothing to review of what failed, or of a stream.
  await expect(page.getByText('Nothing was recorded.')).toBeVisible()
  await expect(page.getByText('over', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Review/ })).toHaveCount(0)
  await occasion.db.recording.deleteMany({ where: { sessionId: other.sessionId, id: { not: talk.recordingId } } })
  await set({ state: 'ready', problem: null })
  await page.reload()
  await expect(row).toContainText('ready to review')
  await row.getByRole('link', { name: 'Review: Opening' }).click()
  await expect(page.getByRole('heading', { name: 'Shorten' })).toBeVisible()
  await page.context().close()
})

test('beginning, end, a passage and a person are cut, taken back and saved, and nobody is told of them', async ({
  occasion,
  browser,
}) => {
  const talk = await recordedTalk(occasion, { publishedAt: new Date(), audience: 'public' })
  const stranger = await watcher(browser, talk.replay)
  const before = await publicFiles(stranger, talk)
  expect(before.files).toHaveLength(21)

  const page = await atTalk(browser, talk)
  await goTo(page, 9)
  await expect.poll(() => pictured(page)).toEqual({ run: 1, second: 9 })
  await press(page, 'Cut from here')
  await goTo(page, 11)
  await press(page, 'Cut up to here')
  await expect(cuts(page)).toContainText('0:08 to 0:12 is gone')
  await goTo(page, 2)
  await press(page, 'Begin here')
  await goTo(page, 40)
  await press(page, 'End here')
  await left(page, '0:34')
  // The beginning is not lost: it stands where the recording begins now.
  await expect(page.getByText('lies in a cut')).toHaveCount(0)
  await goTo(page, 30)
  await press(page, 'Begin here')
  await left(page, '0:10')
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Day one')
  await press(page, 'Undo')
  await left(page, '0:34')
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Day one')

  await press(page, 'Take somebody out')
  const dialog = page.getByRole('dialog', { name: 'Take somebody out' })
  await dialog.getByRole('combobox', { name: 'Whom?' }).selectOption({ label: 'Petra: one passage, 0:04' })
  await dialog.getByRole('button', { name: 'Cut this passage' }).click()
  await expect(cuts(page)).toHaveCount(4)
  await left(page, '0:28')
  await expectAccessible(page, 'a review with cuts')
  await expect(page.getByText('Not saved yet. What you save counts at once')).toBeVisible()
  await save(page)

  const after = await publicFiles(stranger, talk)
  expect(after.files).toHaveLength(14)
  for (const file of before.files.filter((each) => !after.files.includes(each)))
    expect((await stranger.request.get(`${before.media}/${file}`)).status()).toBe(404)
  const params = { session: talk.planned.sessionId, recording: talk.recordingId }
  const log = await (await stranger.request.get(address('/rt/replay'), { params })).text()
  for (const said of ['Said at four', 'Said at twenty']) expect(log).toContain(said)
  for (const cut of ['Said at ten', 'Said in the pause', 'Said at forty']) expect(log).not.toContain(cut)
  const found = await (await stranger.request.get(address('/rt/find'), { params: { ...params, q: 'Said at' } })).text()
  expect(found).toContain('Said at four')
  expect(found).not.toMatch(/Said at (ten|forty)/)

  await page.getByRole('button', { name: 'Undo cut 2' }).click()
  await save(page)
  expect((await publicFiles(stranger, talk)).files).toHaveLength(16)
  for (const each of [page, stranger]) await each.context().close()
})

test('while it plays, what is cut is skipped', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk)
  await page.getByRole('button', { name: 'Cut from here' }).waitFor()
  await goTo(page, 4)
  await press(page, 'Cut from here')
  await goTo(page, 20)
  await press(page, 'Cut up to here')
  await goTo(page, 2)
  await page.locator('video').evaluate((video: HTMLVideoElement) => {
    video.muted = true
    return video.play()
  })
  await expect.poll(async () => (await pictured(page))?.second, { timeout: 20_000 }).toBeGreaterThan(20)
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.played.length)).toBeGreaterThan(1)
  await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause())

  await press(page, 'Take somebody out')
  await page.getByRole('dialog').getByRole('button', { name: 'Watch from 0:00' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('video')).toBeInViewport({ ratio: 1 })
  await expect.poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.paused)).toBe(false)
  await page.context().close()
})

test('the picture stays where it is, whatever is saved', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk)
  await goTo(page, 20)
  await expect.poll(() => pictured(page)).toEqual({ run: 1, second: 20 })
  const loads: string[] = []
  page.on('request', (request) => request.url().endsWith('full.m3u8') && loads.push(request.url()))
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Day one')
  await save(page)
  await page.getByRole('radio', { name: 'Everybody, without link and sign-in' }).check()
  await expect(page.getByText('Applied.')).toBeVisible()
  await press(page, 'Add captions')
  await page.getByRole('textbox', { name: 'Text' }).fill('WEBVTT\n\n00:02.000 --> 00:06.000\nGood morning\n')
  await press(page, 'Apply')
  await expect(page.getByRole('listitem', { name: 'English' })).toContainText('1 caption')
  expect(loads).toEqual([])
  expect(await pictured(page)).toEqual({ run: 1, second: 20 })

  // What is cut lies elsewhere: then it is loaded anew, and goes on there.
  await goTo(page, 2)
  await press(page, 'Begin here')
  await goTo(page, 20)
  await save(page)
  await expect.poll(() => loads.length).toBe(1)
  await expect.poll(() => pictured(page)).toEqual({ run: 1, second: 20 })
  await page.context().close()
})

test('a place that is none is not saved, and is not said to be', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk)
  const begins = page.getByRole('textbox', { name: 'Beginning of chapter 2' })
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Day one')
  for (const [typed, says] of [
    ['quatsch', 'Please name a place, such as 12:30.'],
    ['99:00:00', 'The recording ends at 0:42.'],
  ] as const) {
    await begins.fill(typed)
    await expect(begins).toHaveAccessibleDescription(says)
    await expect(page.getByRole('alert').filter({ hasText: 'A time is not right yet' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save', exact: true }).first()).toBeDisabled()
    await expectAccessible(page, `a chapter at ${typed}`)
  }
  await begins.fill('0:30')
  await save(page)
  await expect(page.getByText('A time is not right yet')).toHaveCount(0)

  const url = address(`/api/desk/recordings/${talk.recordingId}`)
  const edition = await occasion.db.recording.findUniqueOrThrow({ where: { id: talk.recordingId } })
  const late = {
    title: '',
    cuts: [],
    chapters: [{ at: talk.from + 3_600_000, title: 'Late' }],
    edition: edition.edition,
  }
  const refused = await page.request.post(url, { data: late, headers: { origin: occasion.url } })
  expect([refused.status(), await refused.json()]).toMatchObject([400, { code: 'recordings/chapter-after-end' }])

  await page.getByRole('radio', { name: 'Everybody who is invited, and whoever has the link' }).check()
  await expect(page.getByText('Applied.')).toBeVisible()
  await page.getByLabel('The link is good until').fill('2020-01-01')
  await press(page, 'Apply')
  await expect(page.getByText('This day is over already.')).toBeVisible()
  await expect(page.getByText('Applied.')).toHaveCount(0)
  await page.context().close()
})

test('when picture and sound cannot be loaded, it is said, and all else can be done', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk, { path: talk.list })
  await page.route('**/full.m3u8', (route) => route.fulfill({ status: 404 }))
  await page.goto(address(talk.path))
  await expect(page.getByText('Picture and sound cannot be loaded just now.')).toBeVisible()
  await expectAccessible(page, 'a review without picture and sound')
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Day one')
  await save(page)
  await page.unroute('**/full.m3u8')
  await expect(page.getByText('Picture and sound cannot be loaded just now.')).toHaveCount(0)
  await goTo(page, 9)
  await expect.poll(() => pictured(page)).toEqual({ run: 1, second: 9 })
  await page.context().close()
})

test('title and chapters are edited, what somebody else changed meanwhile is not lost', async ({
  occasion,
  browser,
}) => {
  const talk = await recordedTalk(occasion, { publishedAt: new Date(), audience: 'public' })
  const page = await atTalk(browser, talk)
  const other = await atTalk(browser, talk)
  const titles = page.getByRole('textbox', { name: /^Title of chapter/ })
  // It went live before it was recorded: that is where the recording begins.
  await expect(page.getByRole('textbox', { name: 'Beginning of chapter 1' })).toHaveValue('0:00')
  await expect(titles.nth(0)).toHaveValue('Beginning')
  await expect(titles.nth(1)).toHaveValue(`Question: ${QUESTION}`)
  await goTo(page, 24)
  await press(page, 'Chapter at this place')
  await expect(titles.nth(2)).toHaveValue('New chapter')
  await titles.nth(2).fill('')
  await titles.nth(2).pressSequentially('Money, and who pays')
  await page.getByRole('button', { name: `Remove: Question: ${QUESTION}` }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Day one')
  await save(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Day one')

  const stranger = await watcher(browser, talk.replay)
  await stranger.getByRole('tab', { name: 'Chapters' }).click()
  const chapters = stranger.getByRole('list', { name: 'Chapters' })
  await expect(chapters.getByRole('button', { name: /Money, and who pays/ })).toBeVisible()
  await expect(chapters.getByRole('button', { name: QUESTION })).toHaveCount(0)
  // What nobody gave a title says what happened in the language of whoever watches.
  await expect(chapters.getByRole('button', { name: 'Beginning' })).toBeVisible()
  await stranger.context().addCookies([{ name: 'auftakt-locale', value: 'de', url: address('/') }])
  await stranger.reload()
  await stranger.getByRole('tab', { name: 'Kapitel' }).click()
  const kapitel = stranger.getByRole('list', { name: 'Kapitel' })
  await expect(kapitel.getByRole('button', { name: /Beginn$/ })).toBeVisible()
  await expect(kapitel.getByRole('button', { name: /Money, and who pays/ })).toBeVisible()

  await other.getByRole('textbox', { name: 'Title', exact: true }).fill('Another one')
  await press(other, 'Save')
  await expect(other.getByRole('alert').filter({ hasText: 'Somebody else has changed this meanwhile.' })).toBeVisible()
  await expect(other.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Another one')
  await titles.first().fill('')
  await press(page, 'Save')
  await expect(page.getByRole('alert').filter({ hasText: 'Please give every chapter a title' })).toBeVisible()
  for (const each of [page, other, stranger]) await each.context().close()
})

test('captions are taken from a file; what is none is refused with the reason', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion, { publishedAt: new Date(), audience: 'public' })
  const { conferenceId: id } = talk.planned
  await occasion.db.conference.update({ where: { id }, data: { languages: ['fr', 'de'] } })
  const page = await atTalk(browser, talk)
  await press(page, 'Add captions')
  const dialog = page.getByRole('dialog', { name: 'Add captions' })
  // What is spoken there is likelier than what the desk speaks.
  await expect(dialog.getByRole('combobox', { name: 'Language' })).toHaveValue('fr')
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('en')
  const file = dialog.getByLabel('File (.vtt or .srt)')
  const vtt = (name: string, text: string, mimeType = 'text/vtt') => ({ name, mimeType, buffer: Buffer.from(text) })
  await file.setInputFiles(vtt('big.vtt', `WEBVTT\n\n${'x'.repeat(2_100_000)}`))
  await expect(dialog.getByRole('alert')).toHaveText('This file is larger than 2 MB.')
  await file.setInputFiles(vtt('film.mp4', 'ftyp', 'video/mp4'))
  await expect(dialog.getByRole('alert')).toContainText('This is neither WebVTT nor SRT')
  await file.setInputFiles(vtt('plain.vtt', 'Hello'))
  await press(page, 'Apply')
  await expect(dialog.getByRole('alert')).toContainText(
    'This is neither WebVTT, which begins with the line WEBVTT, nor SRT',
  )
  await file.setInputFiles(vtt('wrong.srt', '1\n00:00:05,000 --> 00:00:04,000\nHello', 'application/x-subrip'))
  await press(page, 'Apply')
  await expect(dialog.getByRole('alert')).toContainText('Line 2: This timing is wrong.')
  await file.setInputFiles(vtt('wrong.vtt', 'WEBVTT\n\n00:05.000 --> 00:04.000\nBackwards'))
  await press(page, 'Apply')
  await expect(dialog.getByRole('alert')).toContainText('Line 3: This timing is wrong.')
  await expectAccessible(page, 'captions that are wrong')
  const latin = Buffer.from('1\r\n00:00:02,000 --> 00:00:06,000\r\nGood morning, J\xfcrgen\r\n', 'latin1')
  await file.setInputFiles({ name: 'right.srt', mimeType: 'application/x-subrip', buffer: latin })
  await press(page, 'Apply')
  await expect(page.getByRole('listitem', { name: 'English' })).toContainText('1 caption')

  const huge = { language: 'de', text: 'x'.repeat(4_100_000), knownAt: null }
  const url = address(`/api/desk/recordings/${talk.recordingId}/captions`)
  const headers = { origin: occasion.url }
  expect((await page.request.post(url, { data: huge, headers })).status()).toBe(413)

  await page.getByRole('button', { name: 'Edit captions: English' }).click()
  const text = page.getByRole('textbox', { name: 'Text' })
  await expect(text).toHaveValue('WEBVTT\n\n00:00:02.000 --> 00:00:06.000\nGood morning, Jürgen\n')
  await text.fill((await text.inputValue()).replace('Good morning', 'Good evening'))
  await press(page, 'Apply')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const stranger = await watcher(browser, talk.replay)
  await stranger.getByRole('tab', { name: 'Transcript' }).click()
  await expect(stranger.getByRole('list', { name: 'Transcript' })).toContainText('Good evening')
  await stranger.context().close()
  await page.getByRole('button', { name: 'Delete: English' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('No captions yet.')).toBeVisible()
  await page.context().close()
})

test('a recording can be reviewed with the keyboard alone, on a phone too', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk, { viewport: { width: 390, height: 844 } })
  await expect(page.getByRole('heading', { name: 'Shorten' })).toBeVisible()
  await noSideScroll(page)
  const reach = async (target: Locator) => {
    for (let i = 0; i < 60 && !(await target.evaluate((element) => element === document.activeElement)); i++)
      await page.keyboard.press('Tab')
    await expect(target).toBeFocused()
  }
  await reach(strip(page))
  await page.keyboard.press('Home')
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight')
  await reach(page.getByRole('button', { name: 'Begin here' }))
  await page.keyboard.press('Enter')
  await left(page, '0:38')
  await reach(cuts(page).getByRole('textbox', { name: 'To' }))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('0:05,5')
  await page.keyboard.press('Enter')
  await left(page, '0:36')
  await reach(page.getByRole('button', { name: 'Save', exact: true }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await noSideScroll(page)
  await page.context().close()
})
