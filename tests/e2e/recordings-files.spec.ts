import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Download, Page } from '@playwright/test'
import { probe } from '../support/films'
import { expectAccessible } from './support/accessible'
import { expect, test } from './support/occasion'
import { address, atTalk, GROUP, QUESTION, type RecordedTalk, recordedTalk, WRITTEN } from './support/recorded-talk'
import { noSideScroll } from './support/room'

const run = promisify(execFile)
const HOUR = 3_600

/** What the page offers by this name, on disk. */
async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return kept(file)
}

async function kept(file: Download): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'auftakt-test-')), file.suggestedFilename())
  await file.saveAs(path)
  return path
}

async function unzipped(path: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
  await run('unzip', ['-q', path, '-d', dir])
  return dir
}

test('attendance, questions and chat are tables, in which nothing is a formula', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const { sessionId } = talk.planned
  const ada = await occasion.db.participant.findFirstOrThrow({ where: { sessionId, name: 'Ada' } })
  await occasion.db.participant.update({ where: { id: ada.id }, data: { organisation: '@SUM(1+1)' } })
  const minute = Math.floor(talk.from / 60_000)
  const minutes = [0, 1, 5].map((each) => ({ sessionId, participantId: ada.id, minute: minute + each }))
  await occasion.db.attendance.createMany({ data: minutes })
  const page = await atTalk(browser, talk, { path: talk.list })
  await page.getByText('Tables', { exact: true }).click()
  const table = async (name: string) => readFileSync(await download(page, `${name} as CSV`), 'utf8')
  const chat = await table('Chat')
  expect(chat).toContain('Said in the pause')
  expect(chat).toContain(`"'=HYPERLINK(""http://example.org"";""Said at twenty"")"`)
  expect(chat).toContain(`,Ada,"'+49 122",`)
  expect(await table('Questions')).toContain(`Ada,${QUESTION},0,answered`)
  const attendance = await table('Attendance')
  expect(attendance.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'time')).toContain(
    `Ada,"'@SUM(1+1)",,Attendee,time,time,3`,
  )
  for (const name of ['Chat', 'Questions', 'Attendance']) {
    const dir = await unzipped(await download(page, `${name} as XLSX`))
    const sheet = readFileSync(join(dir, 'xl/worksheets/sheet1.xml'), 'utf8')
    const texts = readdirSync(join(dir, 'xl')).includes('sharedStrings.xml')
      ? readFileSync(join(dir, 'xl/sharedStrings.xml'), 'utf8')
      : sheet
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(texts).toContain('Ada')
    if (name === 'Chat') expect(texts).toContain('=HYPERLINK(')
    // Times are dates to compute with: days since 1900 in a column of their own.
    expect(sheet).toMatch(/<v>4\d{4}\.\d+<\/v>/)
    expect(texts).not.toMatch(/\d{4}-\d\d-\d\d \d\d:/)
    rmSync(dir, { recursive: true })
  }
  await page.context().close()
})

/** Publishes without the first two seconds and without what was said at ten. */
async function shortened({ db }: Parameters<typeof recordedTalk>[0], talk: RecordedTalk, page: Page) {
  const cut = (from: number, until: number) => ({ from: talk.from + from * 1_000, until: talk.from + until * 1_000 })
  const data = { title: 'Day one', cuts: [cut(0, 2), cut(8, 12)], chapters: null, edition: 0 }
  const url = address(`/api/desk/recordings/${talk.recordingId}`)
  const answer = await page.request.post(url, { data, headers: { origin: address('/').slice(0, -1) } })
  expect(answer.ok()).toBe(true)
  const text = 'WEBVTT\n\n00:04.000 --> 00:06.000\nGood morning\n'
  await db.recordingCaption.create({ data: { recordingId: talk.recordingId, language: 'en', text } })
}

test('film, sound and a package to take along are made, and read without a network', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk)
  await shortened(occasion, talk, page)
  await page.reload()
  await page.getByRole('button', { name: 'Make the files' }).click()
  await expectAccessible(page, 'files that are being made')
  await expect(page.getByRole('link', { name: /^Download/ })).toHaveCount(3, { timeout: 60_000 })

  const film = await probe(await download(page, 'Download: Video (MP4)'))
  // Chapters are a stream of their own.
  expect(film.codecs).toEqual(['h264', 'aac', 'bin_data'])
  expect(film.duration).toBeCloseTo(36, 0)
  const sound = await probe(await download(page, 'Download: Sound only (M4A)'))
  expect(sound.codecs).toEqual(['aac', 'bin_data'])
  expect(sound.duration).toBeCloseTo(36, 0)
  await takenAlong(browser, talk, page)
  const packed = await download(page, 'Download: Offline package (ZIP)')
  const dir = await unzipped(packed)
  const folder = join(dir, readdirSync(dir)[0]!)
  await expectSmall(folder)
  await readOffline(browser.newContext({ offline: true, viewport: { width: 390, height: 844 } }), folder)
  rmSync(dir, { recursive: true })
  await page.context().close()
})

/** Those who may watch find the files only once that is chosen, and only while it is published. */
async function takenAlong(browser: Browser, talk: RecordedTalk, desk: Page) {
  const ada = await atTalk(browser, talk, { path: `${talk.replay}?recording=${talk.recordingId}`, name: 'Ada' })
  const offered = ada.getByRole('button', { name: 'Take along' })
  await desk.getByRole('button', { name: 'Publish', exact: true }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('published')
  const shown = async () => {
    await ada.reload()
    await expect(ada.getByRole('button', { name: 'Play the recording' })).toBeVisible({ timeout: 5_000 })
  }
  await expect(shown).toPass()
  await expect(offered).toHaveCount(0)
  const choice = desk.getByRole('checkbox', { name: /^Those who may watch may also take it along/ })
  await choice.click()
  await expect(choice).toBeChecked()
  await expect(async () => {
    await shown()
    await expect(offered).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await offered.click()
  await expect(ada.getByRole('dialog')).toBeVisible()
  // Keys of the player are not meant while it lies open.
  await ada.keyboard.press('5')
  await expect(ada.getByRole('slider', { name: 'Position', includeHidden: true })).toHaveValue('0')
  await expect(ada.getByRole('dialog').getByRole('link', { name: /^Download: .*/ })).toHaveCount(3)
  await expectAccessible(ada, 'files to take along')
  expect((await probe(await download(ada, 'Download: Sound only (M4A)'))).codecs).toEqual(['aac', 'bin_data'])
  const link = ada.getByRole('dialog').getByRole('link', { name: 'Download: Sound only (M4A)' })
  const status = async (file: string) => (await ada.request.head(file)).status()
  const given = async () => {
    const file = address((await link.getAttribute('href'))!)
    expect(await status(file)).toBe(200)
    return file
  }
  const before = await given()
  await choice.click()
  await expect.poll(() => status(before)).toBe(404)
  await choice.click()
  await expect(choice).toBeChecked()
  await expect(async () => {
    await shown()
    await offered.click({ timeout: 1_000 })
  }).toPass()
  const file = await given()
  await desk.getByRole('button', { name: 'Unpublish' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Unpublish', exact: true }).click()
  await expect.poll(() => status(file)).toBe(404)
  await ada.context().close()
}

/** One hour takes 25 MB at most: the sound goes on as it is here, pictures may come once a second, the page is there once. */
async function expectSmall(folder: string) {
  const size = (name: string) => statSync(join(folder, name)).size
  const { duration } = await probe(join(folder, 'audio.m4a'))
  const sound = (size('audio.m4a') * HOUR) / duration
  // What the pictures may take is measured out by the hour (server/downloads/stills.ts).
  const stills = 6_000_000
  const page = ['index.html', 'viewer.js', 'viewer.css', 'data.js'].reduce((sum, name) => sum + size(name), 0)
  expect(sound + stills + page).toBeLessThan(25_000_000)
}

async function readOffline(opening: ReturnType<Browser['newContext']>, folder: string) {
  const context = await opening
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('request', (request) => /^(file|blob|data):/.test(request.url()) || problems.push(request.url()))
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  await expect(page.getByRole('heading', { name: 'Day one' })).toBeVisible()
  const goTo = (second: number) => page.getByRole('slider', { name: 'Position' }).fill(String(second))
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('Nobody has written anything so far.')
  await goTo(3)
  await expect(panel).toContainText('Said at four')
  await expect(page.getByText('On stage: Fatou')).toBeVisible()
  await goTo(20)
  await expect(panel).toContainText('+49 122')
  for (const text of ['Said at ten', 'Said in the pause', 'Said at forty'])
    await expect(page.getByText(text)).toHaveCount(0)
  await page.getByRole('tab', { name: 'Questions' }).click()
  await expect(panel).toContainText(QUESTION)
  await expect(panel).toContainText('answered')
  await page.getByRole('tab', { name: 'Results' }).click()
  await expect(panel).toContainText('There are no results so far.')
  await goTo(33)
  await panel.getByText(GROUP).click()
  await expect(panel).toContainText(WRITTEN.goals)
  await page.getByRole('tab', { name: 'Transcript' }).click()
  await panel.getByRole('button', { name: /Good morning/ }).click()
  await expect(page.getByRole('slider', { name: 'Position' })).toHaveValue('2')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect
    .poll(() => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(3)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  const still = page.getByRole('img', { name: /^The stage at/ })
  expect(await still.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
  await expectAccessible(page, 'an offline package')
  await noSideScroll(page)
  expect(problems).toEqual([])
  await context.close()
}
