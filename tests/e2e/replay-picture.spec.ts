import type { Page } from '@playwright/test'
import { newTestId, plan } from '../support/planned'
import { makeRecording, type Run } from '../support/recorded'
import { StagedSession } from '../support/staged-session'
import { expectAccessible } from './support/accessible'
import { BEGINS, dataDir, heldKickoff, playsByItself, watcher } from './support/afar'
import { pictured } from './support/film-clock'
import { choose, Loading, pictureWidth, playing } from './support/loading'
import { expect, type Occasion, test } from './support/occasion'
import { address } from './support/recorded-talk'
import { messages } from './support/room'

const SECOND = 1_000
/** How far before and after a whole second of the recording something is said, in milliseconds: within 50 they must be told apart. */
const BEFORE = 40
const AFTER = 50
const FIRST = 40
const PAUSE = 60
const LAST = 20

interface Talk {
  readonly renditions?: boolean
  /** Cut out of the first run, in seconds of it. */
  readonly cut?: readonly [from: number, until: number]
}

/** A session in which somebody says something just before and just after each second of its recording. */
async function talkative({ db }: Occasion, { cut, ...more }: Talk = {}): Promise<string> {
  const planned = await plan(db)
  const staged = new StagedSession(BEGINS).with({ Ola: 'organiser', Ada: 'attendee' })
  staged.by('Ola', 'session.go-live').after(10)
  const runs: Run[] = []
  const recordingId = staged.records('Ola', { records: true, streams: false })
  const run = (seconds: number, name: string) => {
    runs.push({ at: staged.now, seconds, ...more })
    for (let second = 1; second < seconds; second++) {
      staged.after((second === 1 ? SECOND - BEFORE : SECOND - BEFORE - AFTER) / SECOND)
      staged.says('Ada', `${name} ${second} before`)
      staged.after((BEFORE + AFTER) / SECOND).says('Ada', `${name} ${second} after`)
    }
    staged.after((SECOND - AFTER) / SECOND)
  }
  run(FIRST, 'first')
  staged.by('Ola', 'recording.pause').after(PAUSE).by('Ola', 'recording.resume')
  run(LAST, 'second')
  staged.by('Ola', 'session.end')
  await staged.store(db, planned)
  const [from, until] = cut ?? [0, 0]
  const cuts = cut ? [{ from: runs[0]!.at + from * SECOND, until: runs[0]!.at + until * SECOND }] : []
  const row = { publishedAt: new Date(), audience: 'public', cuts }
  await makeRecording(db, dataDir(), { sessionId: planned.sessionId, recordingId, runs, row })
  return `/replay/${planned.sessionId}`
}

const lastMessage = (page: Page) => messages(page).last()
const goTo = (page: Page, second: number) =>
  page.getByRole('slider', { name: 'Position' }).fill(String(second * SECOND))

test('wherever one goes, the panels stand within 50 ms of the picture', async ({ occasion, browser }) => {
  const page = await watcher(browser, await talkative(occasion))
  await expect(page.getByRole('button', { name: 'Play the recording' })).toBeVisible()
  for (const [second, run, inRun, said] of [
    [17, 1, 17, 'first 17 before'],
    [3, 1, 3, 'first 3 before'],
    [39, 1, 39, 'first 39 before'],
    [52, 2, 12, 'second 12 before'],
    [59, 2, 19, 'second 19 before'],
    [1, 1, 1, 'first 1 before'],
    [45, 2, 5, 'second 5 before'],
  ] as const) {
    await goTo(page, second)
    await expect.poll(() => pictured(page)).toEqual({ run, second: inRun })
    await expect(lastMessage(page)).toContainText(said)
  }
  await page.context().close()
})

for (const [from, to] of [
  ['', 17],
  ['?t=33', 0],
] as const)
  test(`who goes to ${to} before anything is loaded${from && ` of ${from}`} is shown that`, async ({
    occasion,
    browser,
  }) => {
    const path = await talkative(occasion, { renditions: true })
    const context = await browser.newContext()
    const page = await context.newPage()
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/media/**/vod.small.m3u8', (route) => released.then(() => route.continue()))
    const playlist = page.waitForRequest('**/media/**/vod.small.m3u8')
    await page.goto(address(`${path}${from}`))
    await playlist
    await goTo(page, to)
    release()
    await isAt(page, to)
    await context.close()
  })

test('before somebody plays it, no more is loaded than the first look needs', async ({ occasion, browser }) => {
  const path = await talkative(occasion, { renditions: true })
  const context = await browser.newContext()
  const page = await context.newPage()
  const loading = new Loading(page)
  await page.goto(address(path))
  await isAt(page, 0)
  await page.waitForLoadState('networkidle')
  expect(loading.count).toBeLessThanOrEqual(4)
  await page.getByRole('button', { name: 'Play the recording' }).click()
  await expect.poll(() => loading.count).toBeGreaterThan(10)
  await context.close()
})

test('what came broken is loaded anew, and it goes on from there', async ({ occasion, browser }) => {
  const path = await talkative(occasion)
  const context = await browser.newContext()
  const page = await context.newPage()
  let isToBreak = false
  await page.route('**/kept/*.m4s', async (route) => {
    if (!isToBreak) return route.continue()
    isToBreak = false
    const response = await route.fetch()
    const body = await response.body()
    await route.fulfill({ response, body: Buffer.concat([body.subarray(0, 3_000), body.subarray(3_000).fill(0xff)]) })
  })
  await page.goto(address(path))
  await isAt(page, 0)
  const emptied = page.evaluate(
    () =>
      new Promise((resolve) => document.querySelector('video')!.addEventListener('emptied', resolve, { once: true })),
  )
  isToBreak = true
  await page.getByRole('button', { name: 'Play the recording' }).click()
  await emptied
  await expect(lastMessage(page)).toContainText('first 9', { timeout: 40_000 })
  expect((await playing(page)).paused).toBe(false)
  await context.close()
})

test('whose address ends is given another before they notice', async ({ occasion, browser }) => {
  const page = await watcher(browser, await talkative(occasion))
  await page.evaluate(() => {
    const look = () => {
      if (document.querySelector('[role=alert]')?.textContent) document.documentElement.dataset.alarmed = ''
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  let ended = 0
  await page.route('**/kept/*.m4s', (route) => (ended++ === 0 ? route.fulfill({ status: 404 }) : route.continue()))
  await page.getByRole('button', { name: 'Play the recording' }).click()
  await expect(lastMessage(page)).toContainText('first 9', { timeout: 40_000 })
  expect(ended).toBeGreaterThan(1)
  expect(await page.evaluate(() => 'alarmed' in document.documentElement.dataset)).toBe(false)
  await page.context().close()
})

test('a browser that reads playlists by itself shows the same, as older phones do', async ({ occasion, browser }) => {
  const page = await watcher(browser, await talkative(occasion, { cut: [10, 20] }), { before: playsByItself })
  for (const [second, run, inRun, said] of [
    [17, 1, 27, 'first 27 before'],
    [3, 1, 3, 'first 3 before'],
    [35, 2, 5, 'second 5 before'],
  ] as const) {
    await goTo(page, second)
    await expect.poll(() => pictured(page)).toEqual({ run, second: inRun })
    await expect(lastMessage(page)).toContainText(said)
  }
  await page.getByRole('button', { name: 'Play the recording' }).click()
  await expect(lastMessage(page)).toContainText('second 7')
  await page.context().close()
})

test('also behind what was cut out', async ({ occasion, browser }) => {
  const page = await watcher(browser, await talkative(occasion, { cut: [10, 20] }))
  for (const [second, inRun, said] of [
    [17, 27, 'first 27 before'],
    [3, 3, 'first 3 before'],
    [25, 35, 'first 35 before'],
  ] as const) {
    await goTo(page, second)
    await expect.poll(() => pictured(page)).toEqual({ run: 1, second: inRun })
    await expect(lastMessage(page)).toContainText(said)
  }
  await page.context().close()
})

test('while it plays, each picture has its moment beside it, at any speed and over the pause', async ({
  occasion,
  browser,
}) => {
  test.setTimeout(120_000)
  const page = await watcher(browser, await talkative(occasion))
  await goTo(page, 36)
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect(lastMessage(page)).toContainText('second 2', { timeout: 30_000 })
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('2.5')
  const seen: number[] = []
  for (let i = 0; i < 12; i++) {
    const [shown, text] = await Promise.all([pictured(page), lastMessage(page).textContent()])
    const [, second, side] = /second (\d+) (before|after)/.exec(text ?? '') ?? []
    if (shown?.run === 2 && second)
      seen.push(shown.second - Number(second) + (side === 'after' ? -AFTER : BEFORE) / SECOND)
    await page.waitForTimeout(150)
  }
  // What was said last was said within the last second, give or take the two questions to the page.
  expect(seen.length).toBeGreaterThan(6)
  for (const off of seen) expect(off).toBeGreaterThan(-0.6)
  for (const off of seen) expect(off).toBeLessThan(1.6)
  await page.context().close()
})

/** Resolves when that second of the first run is shown, to one picture. */
const isAt = (page: Page, second: number) =>
  expect
    .poll(async () => Math.abs(((await pictured(page))?.second ?? Number.NaN) - second), { timeout: 30_000 })
    .toBeLessThan(0.05)

test('less is loaded where somebody wants less: the small picture, or the sound alone, from where it was', async ({
  occasion,
  browser,
}) => {
  test.setTimeout(180_000)
  const page = await watcher(browser, await talkative(occasion, { renditions: true }))
  const loading = new Loading(page)
  await goTo(page, 17)
  await isAt(page, 17)
  await page.getByRole('button', { name: 'Quality' }).click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'Automatic' })).toBeChecked()
  await expect(page.getByRole('menuitemcheckbox', { name: /^Low.*≈ [\d.,]+ [kMG]B an hour$/ })).toBeVisible()
  await expectAccessible(page, 'the menu of qualities')
  await page.keyboard.press('Escape')

  await loading.isOnly('small.m4s', () => choose(page, 'Low'))
  await expect.poll(() => pictureWidth(page)).toBe(640)
  await isAt(page, 17)
  expect((await playing(page)).paused).toBe(true)

  await page.getByRole('combobox', { name: 'Speed' }).selectOption('1.5')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(async () => (await playing(page)).at).toBeGreaterThan(18)
  const since = Date.now()
  const before = await playing(page)
  await loading.isOnly('m4s', () => choose(page, 'High'))
  await expect.poll(() => pictureWidth(page), { timeout: 30_000 }).toBe(320)
  const after = await playing(page)
  expect(after).toMatchObject({ paused: false, speed: 1.5 })
  expect(after.at - before.at).toBeGreaterThan(-1)
  expect(after.at - before.at).toBeLessThan(((Date.now() - since) / SECOND) * 1.5 + 1)

  // Far from what is loaded, over the seam to what was recorded after the pause.
  await choose(page, 'Low')
  await goTo(page, 38)
  await loading.isOnly('sound.m4s', () => page.getByRole('button', { name: 'Audio only' }).click())
  await expect(lastMessage(page)).toContainText('second 2', { timeout: 40_000 })
  await expect(page.getByRole('button', { name: 'Quality' })).toHaveCount(0)
  await loading.isOnly('small.m4s', () => page.getByRole('button', { name: 'Audio only' }).click())
  await expect.poll(() => pictureWidth(page), { timeout: 30_000 }).toBe(640)
  await loading.isOnly('small.m4s', () => page.reload(), { fromTheFirst: true })
  await page.context().close()
})

test('who saves data gets the small picture, and a recording from before there was one plays', async ({
  occasion,
  browser,
}) => {
  const path = await talkative(occasion, { renditions: true })
  const context = await browser.newContext()
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  const page = await context.newPage()
  await new Loading(page).isOnly('small.m4s', () => page.goto(address(path)), { fromTheFirst: true })
  await context.close()
  const old = await watcher(browser, await talkative(occasion))
  await expect.poll(() => pictureWidth(old), { timeout: 30_000 }).toBe(320)
  await expect(old.getByRole('button', { name: 'Audio only' })).toBeVisible()
  await expect(old.getByRole('button', { name: 'Quality' })).toHaveCount(0)
  await old.context().close()
})

test('what was said while nothing was recorded is nowhere in it, and the gap is shown', async ({
  occasion,
  browser,
}) => {
  const { path } = await heldKickoff(occasion)
  const page = await watcher(browser, path)
  await page.getByRole('tab', { name: 'Chapters' }).click()
  await expect(page.getByText('Not recorded, or cut out: 1:00')).toBeVisible()
  await page.getByRole('tab', { name: 'Chat' }).click()
  await page.getByRole('slider', { name: 'Position' }).press('End')
  await expect(lastMessage(page)).toContainText('Danke an alle!')
  await expect(page.getByText('Das bleibt unter uns.')).toHaveCount(0)
  await page.context().close()
})

test('a recording that was not there, or is not published, is to strangers the same', async ({ occasion, browser }) => {
  const { path, recordingId, seats, planned } = await heldKickoff(occasion, { publishedAt: null })
  for (const address of [path, `${path}?recording=${recordingId}`, `${path}?recording=${newTestId()}&t=5`]) {
    const page = await watcher(browser, address)
    await expect(page.getByText('You need a personal link for this session, or an account.')).toBeVisible()
    await page.context().close()
  }
  const page = await watcher(browser, `/replay/${planned.sessionId}`, { seat: seats['Katrin Brandt'] })
  await expect(page.getByText('Not published yet')).toBeVisible()
  await page.context().close()
})
