import type { Browser, Page, Route } from '@playwright/test'
import { SYSTEM_ID } from '../../domain/protocol/standing'
import { newTestId, plan } from '../support/planned'
import { StagedSession } from '../support/staged-session'
import { StreamedSession } from '../support/streamed'
import { expectAccessible } from './support/accessible'
import { dataDir, watcher } from './support/afar'
import { pictured } from './support/film-clock'
import { choose, Loading, pictureWidth, playing } from './support/loading'
import { expect, type Occasion, test } from './support/occasion'
import { messages, write } from './support/room'

const SECOND = 1_000
const PAST = 60

/** A session that has been streamed for a minute, and goes on. */
async function streamed({ db }: Occasion, audience: string, more: { readonly renditions?: boolean } = {}) {
  const planned = await plan(db)
  const { sessionId, conferenceId } = planned
  const at = Date.now() - PAST * SECOND
  const staged = new StagedSession(at - 60 * SECOND).with({ Ola: 'organiser', Ada: 'attendee' })
  staged.by('Ola', 'session.go-live').after(60 - (staged.now - (at - 60 * SECOND)) / SECOND)
  const recordingId = staged.records('Ola', { records: false, streams: true })
  staged.by(SYSTEM_ID, 'recording.deliver', { recordingId, on: true }).after(20).says('Ada', 'said a while ago')
  const seats = await staged.store(db, planned)
  const times = { startsAt: new Date(), endsAt: new Date(Date.now() + 3_600_000) }
  const slot = { create: { id: newTestId(), conferenceId, title: 'Opening', ...times } }
  const { conference } = await db.session.update({
    where: { id: sessionId },
    data: { audience, slot },
    select: { conference: { select: { slug: true } } },
  })
  const stream = await StreamedSession.start(db, dataDir(), {
    sessionId,
    recordingId,
    at,
    seconds: PAST + 150,
    ...more,
  })
  return { sessionId, seats, at, stream, path: `/watch/${sessionId}`, slug: conference.slug }
}

const inRoom = async (browser: Browser, sessionId: string, seat: string | undefined): Promise<Page> => {
  const page = await watcher(browser, `/live/${sessionId}`, { seat })
  await page.getByRole('button', { name: 'Enter without microphone and camera', exact: true }).click()
  await expect(page.getByRole('tab', { name: /Chat/ })).toBeVisible()
  return page
}
const secondIn = async (page: Page) => (await pictured(page))?.second ?? Number.NaN
const isLive = (page: Page) => expect(page.getByText('Live', { exact: true }).first()).toBeVisible({ timeout: 30_000 })

test('whoever watches from afar sees everything as late as the picture, can go back, and is live again', async ({
  occasion,
  browser,
}) => {
  test.setTimeout(180_000)
  const { sessionId, seats, at, stream, path, slug } = await streamed(occasion, 'public')
  const page = await watcher(browser, path)
  await page.getByRole('button', { name: 'Watch live' }).click()
  await isLive(page)
  await expect(messages(page)).toHaveCount(1)
  await expectAccessible(page, 'a stream')
  const visitor = await watcher(browser, `/c/${slug}`)
  await visitor.getByRole('link', { name: 'Watch from afar' }).click()
  await expect(visitor.getByRole('button', { name: 'Watch live' })).toBeVisible()
  await visitor.context().close()

  const ada = await inRoom(browser, sessionId, seats.Ada)
  await expect(ada.getByRole('main')).toContainText('Those who watch the stream can also read what is written')
  const keepOut = ada.getByRole('checkbox', { name: 'Keep out of stream and replay' })
  await keepOut.check()
  await write(ada, 'for those in the room')
  await keepOut.uncheck()
  const before = Date.now()
  await write(ada, 'said just now')
  await expect(messages(page).last()).toContainText('said just now', { timeout: 40_000 })
  await expect(messages(page)).toHaveCount(2)
  const [shown, now] = [await secondIn(page), Date.now()]
  // Not before its moment was in the picture, which is some seconds late and not more.
  expect(at + shown * SECOND).toBeGreaterThan(before - 300)
  expect(now - (at + shown * SECOND)).toBeGreaterThan(2_000)
  expect(now - (at + shown * SECOND)).toBeLessThan(30_000)

  await page.getByRole('slider', { name: 'Position' }).fill(String(10 * SECOND))
  await expect.poll(() => secondIn(page), { timeout: 30_000 }).toBeLessThan(16)
  await expect.poll(() => secondIn(page)).toBeGreaterThanOrEqual(10)
  await expect(messages(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Go to live' }).click()
  await isLive(page)
  await expect(messages(page).last()).toContainText('said just now')

  await stream.stop()
  await occasion.command('recording.stop', {}, sessionId)
  const ended = 'The stream has ended. Thank you for watching.'
  await expect(page.getByRole('status').filter({ hasText: ended })).toBeVisible({ timeout: 30_000 })
  // Not the last face, standing still.
  await expect(page.locator('[aria-hidden]').filter({ hasText: ended })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Loading …')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Go to live' })).toHaveCount(0)

  // Whoever is behind sees the rest, also over a line that breaks.
  let asked = 0
  const broken = (route: Route) => (asked++ === 0 ? route.abort('connectionfailed') : route.continue())
  await page.route('**/kept/*.m4s', broken)
  await page.getByRole('slider', { name: 'Position' }).fill(String(10 * SECOND))
  await expect.poll(() => secondIn(page), { timeout: 30_000 }).toBeLessThan(16)
  expect(asked).toBeGreaterThan(1)
  await ada.context().close()
  await page.context().close()
})

test('a pause is said, and sound alone goes on', async ({ occasion, browser }) => {
  test.setTimeout(120_000)
  const { sessionId, stream, path } = await streamed(occasion, 'public')
  const page = await watcher(browser, path)
  await page.getByRole('button', { name: 'Watch live' }).click()
  await isLive(page)
  await page.getByRole('button', { name: 'Audio only' }).click()
  const at = () => page.getByRole('slider', { name: 'Position' }).inputValue().then(Number)
  const before = await at()
  await expect.poll(at, { timeout: 20_000 }).toBeGreaterThan(before + 2 * SECOND)
  stream.hold()
  await occasion.command('recording.pause', {}, sessionId)
  await expect(page.getByText('There is a pause. Afterwards it goes on here by itself.')).toBeVisible({
    timeout: 30_000,
  })
  await page.context().close()
})

test('on a thin line one sees the small picture, or hears the sound alone, and is live as before', async ({
  occasion,
  browser,
}) => {
  test.setTimeout(180_000)
  const { path } = await streamed(occasion, 'public', { renditions: true })
  const page = await watcher(browser, path)
  const loading = new Loading(page)
  await page.getByRole('button', { name: 'Watch live' }).click()
  await isLive(page)
  const behind = () =>
    page
      .getByRole('slider', { name: 'Position' })
      .evaluate((slider: HTMLInputElement) => Number(slider.max) - Number(slider.value))
  await loading.isOnly('small.m4s', () => choose(page, 'Low'))
  await expect.poll(() => pictureWidth(page), { timeout: 30_000 }).toBe(640)
  await isLive(page)
  expect((await playing(page)).paused).toBe(false)
  expect(await behind()).toBeLessThan(12 * SECOND)
  await loading.isOnly('sound.m4s', () => page.getByRole('button', { name: 'Audio only' }).click())
  await isLive(page)
  await expect.poll(async () => (await playing(page)).paused).toBe(false)
  // Back, into what is loaded anew.
  await loading.isOnly('sound.m4s', () => page.getByRole('slider', { name: 'Position' }).fill(String(10 * SECOND)))
  await loading.isOnly('small.m4s', () => page.getByRole('button', { name: 'Audio only' }).click())
  await expect.poll(() => secondIn(page), { timeout: 30_000 }).toBeGreaterThan(9)
  expect(await secondIn(page)).toBeLessThan(40)
  await page.context().close()
})

test('for members only, strangers are told nothing; and whoever is early waits', async ({ occasion, browser }) => {
  const stranger = await watcher(browser, `/watch/${occasion.sessionId}`)
  await expect(stranger.getByText('You need a personal link for this session, or an account.')).toBeVisible()
  await stranger.context().close()
  await occasion.db.session.update({ where: { id: occasion.sessionId }, data: { audience: 'public' } })
  const early = await watcher(browser, `/watch/${occasion.sessionId}`)
  // What was known of a session is known for a moment longer.
  await expect(async () => {
    await early.reload()
    await expect(early.getByText('Nothing is streamed just now.')).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expectAccessible(early, 'before a stream')
  await early.context().close()
})
