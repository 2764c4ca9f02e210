import { existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { recordingDir } from '../../prisma/recording-files'
import { newTestId } from '../support/planned'
import { expectAccessible } from './support/accessible'
import { dataDir, watcher } from './support/afar'
import { expect, test } from './support/occasion'
import { address, atTalk, publicFiles, recordedTalk } from './support/recorded-talk'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const NOBODY = 'You need a personal link for this session, or an account.'

test('a recording is published for whoever has its link, until the link ends or it is shown no more', async ({
  occasion,
  browser,
}) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk)
  await page.getByRole('radio', { name: 'Everybody who is invited, and whoever has the link' }).check()
  await page.getByLabel('The link is good until').fill('2099-12-31')
  await press(page, 'Apply')
  await press(page, 'Create the link')
  await expect(page.getByText('There is a link. A new one makes it void.')).toBeVisible()
  const link = (await page.getByText(/\/enter\?to=/).textContent())!
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await press(page, 'Copy the address')
  await expect(page.getByText('Copied.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(new RegExp(`${talk.replay}\\?recording=${talk.recordingId}$`))
  await press(page, 'Publish')
  const dialog = page.getByRole('dialog', { name: 'For whom: Everybody who is invited, and whoever has the link' })
  await expectAccessible(page, 'the question whether to publish')
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('published')

  const guest = await watcher(browser, link)
  await expect(guest.getByRole('button', { name: 'Play the recording' })).toBeVisible()
  const stranger = await watcher(browser, talk.replay)
  await expect(stranger.getByText(NOBODY)).toBeVisible()

  const linkExpires = new Date(Date.now() - 1_000)
  await occasion.db.recording.update({ where: { id: talk.recordingId }, data: { linkExpires } })
  await expect(async () => {
    await guest.reload()
    await expect(guest.getByText(NOBODY)).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await occasion.db.recording.update({ where: { id: talk.recordingId }, data: { title: 'What we agreed' } })
  const everybody = page.getByRole('radio', { name: 'Everybody, without link and sign-in' })
  await everybody.click()
  const asked = page.getByRole('dialog', { name: 'Show the recording to: Everybody, without link and sign-in?' })
  await asked.getByRole('button', { name: 'Cancel' }).first().click()
  await expect(everybody).not.toBeChecked()
  await everybody.click()
  await asked.getByRole('button', { name: 'Show it' }).click()
  await expect(async () => {
    await stranger.reload()
    await expect(stranger.getByRole('button', { name: 'Play the recording' })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('What we agreed')
  await expect(stranger).toHaveTitle(/What we agreed/)
  await press(page, 'Unpublish')
  await expectAccessible(page, 'the question whether to unpublish')
  await page.getByRole('dialog', { name: 'Unpublish?' }).getByRole('button', { name: 'Cancel' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('published')
  await press(page, 'Unpublish')
  await page.getByRole('dialog').getByRole('button', { name: 'Unpublish', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ready to review')
  await expect(async () => {
    await stranger.reload()
    await expect(stranger.getByText(NOBODY)).toBeVisible({ timeout: 2_000 })
  }).toPass()
  for (const each of [page, guest, stranger]) await each.context().close()
})

test('what is deleted is gone: its bytes, its rows, its addresses', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion, { publishedAt: new Date(), audience: 'public' })
  const page = await atTalk(browser, talk)
  const { media, files } = await publicFiles(page, talk)
  const addresses = ['vod.m3u8', ...files].map((file) => `${media}/${file}`)
  expect((await page.request.get(addresses[1]!)).status()).toBe(200)
  await press(page, 'Delete')
  await page.getByRole('dialog', { name: 'Delete “Opening”?' }).getByRole('button', { name: 'Delete' }).click()
  await page.waitForURL((url) => url.pathname === talk.list)
  await expect(page.getByText('No recording yet. Start one in the room of a session.')).toBeVisible()
  await expectAccessible(page, 'no recordings')
  expect(existsSync(recordingDir(dataDir(), talk.recordingId))).toBe(false)
  const { recordingId } = talk
  expect(await occasion.db.recordingSegment.count({ where: { recordingId } })).toBe(0)
  for (const each of addresses) expect((await page.request.get(each)).status()).toBe(404)
  await page.goto(address(talk.path))
  await expect(page.getByRole('heading', { name: 'This page does not exist.' })).toBeVisible()
  await page.context().close()
})

test('a stream that runs is shown to strangers only after it was asked for once more', async ({
  occasion,
  browser,
}) => {
  const talk = await recordedTalk(occasion)
  const { sessionId } = talk.planned
  await occasion.db.recording.create({
    data: { id: newTestId(), sessionId, state: 'live', records: false, streams: true, startedAt: new Date() },
  })
  const audience = async () => (await occasion.db.session.findUniqueOrThrow({ where: { id: sessionId } })).audience
  const page = await atTalk(browser, talk, { path: `${talk.list}/sessions/${sessionId}` })
  await expect(page.getByText(new RegExp(`/watch/${sessionId}$`))).toBeVisible()
  await page.getByRole('radio', { name: 'Everybody who is invited to the conference' }).check()
  await expect.poll(audience).toBe('members')
  const everybody = page.getByRole('radio', { name: 'Everybody, without link and sign-in' })
  const dialog = page.getByRole('dialog', { name: 'Show the running stream to: Everybody, without link and sign-in?' })
  await everybody.click()
  await expectAccessible(page, 'the question whether strangers may see what goes out')
  await dialog.getByRole('button', { name: 'Cancel' }).first().click()
  await expect(everybody).not.toBeChecked()
  expect(await audience()).toBe('members')
  await page.context().setOffline(true)
  await page.getByRole('radio', { name: 'Participants of this session' }).click()
  await expect(page.getByText('There is no connection.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Everybody who is invited to the conference' })).toBeChecked()
  await page.context().setOffline(false)
  await everybody.click()
  await dialog.getByRole('button', { name: 'Show it' }).click()
  await expect(everybody).toBeChecked()
  await expect.poll(audience).toBe('public')
  await page.context().close()
})

test('while a recording runs its desk looks by itself, and a line that breaks takes nothing away', async ({
  occasion,
  browser,
}) => {
  const talk = await recordedTalk(occasion)
  const where = { id: talk.recordingId }
  await occasion.db.recording.update({ where, data: { state: 'live', recorder: 'one', heardAt: new Date() } })
  const page = await atTalk(browser, talk, { path: talk.list })
  const row = page.getByRole('region', { name: 'Recordings' }).getByRole('listitem', { name: 'Opening' })
  await expect(row).toContainText('recording')
  let asked = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/ready')) asked++
  })
  await page.context().setOffline(true)
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(2)
  await expect(row).toBeVisible()
  await occasion.db.recording.update({ where, data: { state: 'ready' } })
  await page.context().setOffline(false)
  await expect(row).toContainText('ready to review', { timeout: 20_000 })
  await page.context().close()
})

test('platforms are added, changed and removed, and a key never comes back', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const path = `${talk.list}/sessions/${talk.planned.sessionId}`
  const page = await atTalk(browser, talk, { path })
  const bodies: Promise<string>[] = []
  page.on('response', (response) => bodies.push(response.text().catch(() => '')))
  await expect(page.getByText('No platform yet.')).toBeVisible()
  await press(page, 'New platform')
  await page.getByRole('dialog').getByText('Cancel', { exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press(page, 'New platform')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Town channel')
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://example.org/live')
  await dialog.getByLabel('Stream key').fill('first-key-of-the-town')
  await press(page, 'Save')
  await expect(dialog.getByRole('alert')).toContainText('Please enter an address that begins with rtmp://')
  await expectAccessible(page, 'a platform with a wrong address')
  await dialog.getByRole('textbox', { name: 'Address' }).fill('rtmps://live.example.org/app')
  await press(page, 'Save')
  const row = page.getByRole('listitem', { name: 'Town channel' })
  await expect(row).toContainText('ready')
  const stored = () => occasion.db.streamTarget.findFirstOrThrow({ where: { sessionId: talk.planned.sessionId } })
  const { id, key } = await stored()
  expect(key.toString()).not.toContain('first-key')

  await occasion.db.streamTarget.update({ where: { id }, data: { state: 'failed', problem: 'refused' } })
  await page.reload()
  await expect(row).toContainText('The platform does not take the stream. Check address and key.')
  await row.getByRole('button', { name: 'Try again' }).click()
  await expect(row).toContainText('ready')
  await row.getByRole('button', { name: 'Edit: Town channel' }).click()
  await expect(dialog.getByLabel('Stream key')).toHaveValue('')
  await dialog.getByRole('checkbox', { name: 'Stream there' }).uncheck()
  await press(page, 'Save')
  await expect(row).toContainText('off')
  expect((await stored()).key).toEqual(key)
  await expectAccessible(page, 'platforms')

  await row.getByRole('button', { name: 'Delete: Town channel' }).click()
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('No platform yet.')).toBeVisible()
  for (const body of await Promise.all(bodies)) expect(body).not.toContain('first-key')
  await page.context().close()
})

test('recordings are kept for as long as is said, a week’s notice at least', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion)
  const page = await atTalk(browser, talk, { path: talk.list })
  const days = page.getByRole('spinbutton', { name: 'Days after recording' })
  await days.fill('0')
  await press(page, 'Save')
  await expect(page.getByText('Please enter 1 to 3650 days, or nothing.')).toBeVisible()
  await days.fill('1')
  await press(page, 'Save')
  await expect(page.getByText('Saved.')).toBeVisible()
  const row = page.getByRole('region', { name: 'Recordings' }).getByRole('listitem', { name: 'Opening' })
  await expect(row).toContainText('Will be deleted on')
  const keepUntil = async () =>
    (await occasion.db.recording.findUniqueOrThrow({ where: { id: talk.recordingId } })).keepUntil!.getTime()
  const due = await keepUntil()
  expect(due - Date.now()).toBeGreaterThan(7 * 86_400_000 - 60_000)
  await row.getByRole('link', { name: 'Review: Opening' }).click()
  await press(page, 'Keep 30 days longer')
  await expect.poll(keepUntil).toBe(due + 30 * 86_400_000)
  await page.context().close()
})

test('how often it was watched is told as counts', async ({ occasion, browser }) => {
  const talk = await recordedTalk(occasion, { publishedAt: new Date(), audience: 'public' })
  const counts = [
    [0, true, 3],
    [0, false, 12],
    [1, false, 1],
  ] as const
  const data = counts.map(([minute, live, count]) => ({ recordingId: talk.recordingId, minute, live, count }))
  await occasion.db.recordingWatched.createMany({ data })
  const page = await atTalk(browser, talk)
  const section = page.getByRole('region', { name: 'How often watched' })
  await expect(section).toContainText('Minute 1 was watched most: 15 times.')
  await section.getByText('As a table').click()
  await expect(section.getByRole('row', { name: '1 3 12' })).toBeVisible()
  for (const name of ['Ada', 'Ben']) await expect(section).not.toContainText(name)
  await page.goto(address(talk.list))
  await expect(page.getByRole('listitem', { name: 'Opening' }).first()).toContainText('16 minutes watched')
  await page.context().close()
})

test('whoever does not run the conference gets the same answer as for what is not there', async ({
  occasion,
  browser,
}) => {
  const talk = await recordedTalk(occasion, { publishedAt: new Date(), audience: 'public' })
  const foreign = await recordedTalk(occasion)
  const { planned, recordingId } = talk
  const none = newTestId()
  const target = { id: newTestId(), sessionId: planned.sessionId, name: 'x', url: 'rtmp://x/y', key: Buffer.from('x') }
  await occasion.db.streamTarget.create({ data: target })
  const pages = [
    [talk.list, `/desk/${none}/recordings`],
    [talk.path, `${talk.list}/${none}`],
    [`${talk.list}/sessions/${planned.sessionId}`, `${talk.list}/sessions/${none}`],
  ]
  const stream = { name: 'x', url: 'rtmp://example.org/app', key: 'x', enabled: true }
  const audience = { audience: 'public', linkUntil: null }
  const changes: readonly (readonly [(id: string) => string, object, string])[] = [
    [(id) => `/api/desk/recordings/${id}`, { title: '', cuts: [], chapters: null, edition: 0 }, recordingId],
    [(id) => `/api/desk/recordings/${id}/publish`, { edition: 0, published: false }, recordingId],
    [(id) => `/api/desk/recordings/${id}/audience`, { ...audience, edition: 0 }, recordingId],
    [(id) => `/api/desk/recordings/${id}/take-along`, { edition: 0, takeAlong: true }, recordingId],
    [(id) => `/api/desk/recordings/${id}/link`, { edition: 0 }, recordingId],
    [(id) => `/api/desk/recordings/${id}/keep`, { edition: 0 }, recordingId],
    [(id) => `/api/desk/recordings/${id}/delete`, {}, recordingId],
    [(id) => `/api/desk/recordings/${id}/downloads`, {}, recordingId],
    [(id) => `/api/desk/recordings/${id}/captions`, { language: 'en', text: 'WEBVTT', knownAt: null }, recordingId],
    [(id) => `/api/desk/recordings/${id}/captions/en/delete`, {}, recordingId],
    [(id) => `/api/desk/conferences/${id}/retention`, { days: 1 }, planned.conferenceId],
    [(id) => `/api/desk/sessions/${id}/watching`, audience, planned.sessionId],
    [(id) => `/api/desk/sessions/${id}/watching/link`, {}, planned.sessionId],
    [(id) => `/api/desk/sessions/${id}/streams`, stream, planned.sessionId],
    [(id) => `/api/desk/streams/${id}`, stream, target.id],
    [(id) => `/api/desk/streams/${id}/retry`, {}, target.id],
    [(id) => `/api/desk/streams/${id}/delete`, {}, target.id],
  ]
  const files: readonly (readonly [(id: string) => string, string])[] = [
    [(id) => `/api/desk/recordings/${id}/downloads/video`, recordingId],
    [(id) => `/api/desk/sessions/${id}/exports/chat?format=csv`, planned.sessionId],
  ]
  for (const [where, name] of [
    [foreign, 'Ola'],
    [talk, 'Fatou'],
  ] as const) {
    const page = await atTalk(browser, where, { name, path: where.replay })
    for (const [there, missing] of pages)
      for (const path of [there!, missing!]) {
        const answer = await page.goto(address(path))
        expect([path, answer!.status()]).toEqual([path, 404])
      }
    const { request } = page
    const told = async (answer: Promise<{ status(): number; text(): Promise<string> }>) => {
      const got = await answer
      return [got.status(), await got.text()]
    }
    const headers = { origin: occasion.url }
    for (const [path, data, id] of changes) {
      const [theirs, missing] = [id, none].map((each) => request.post(address(path(each)), { data, headers }))
      expect([path(''), await told(theirs!)]).toEqual([path(''), await told(missing!)])
      expect((await theirs!).ok()).toBe(false)
    }
    for (const [path, id] of files) {
      const [theirs, missing] = [id, none].map((each) => request.get(address(path(each))))
      expect(await told(theirs!)).toEqual(await told(missing!))
      expect((await theirs!).ok()).toBe(false)
    }
    await page.context().close()
  }
})
