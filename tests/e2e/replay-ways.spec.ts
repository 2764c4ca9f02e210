import type { Page } from '@playwright/test'
import { hashSecret, newSecret } from '../../prisma/access'
import { ADA, BEN, QUESTION } from '../support/staged-kickoff'
import { expectAccessible } from './support/accessible'
import { type HeldKickoff, heldKickoff, watcher } from './support/afar'
import { expect, test } from './support/occasion'
import { messages } from './support/room'

const time = (page: Page) => page.getByRole('slider', { name: 'Position' })
const second = async (page: Page) => Number(await time(page).inputValue()) / 1_000
const isAbout = (page: Page, expected: number) =>
  expect.poll(async () => Math.abs((await second(page)) - expected)).toBeLessThanOrEqual(2)
const isPlaying = (page: Page) => page.evaluate(() => document.querySelector('video')!.paused === false)

/** Where something of the log is played, in seconds: the pause is left out. */
const placeOf = ({ startedAt, pausedAt, resumedAt }: HeldKickoff, at: number) =>
  (at < pausedAt ? at - startedAt : at - resumedAt + (pausedAt - startedAt)) / 1_000

test('chapters, a search, and a link lead to the right second, and one goes on where one stopped', async ({
  occasion,
  browser,
}) => {
  const held = await heldKickoff(occasion)
  const asked = await occasion.db.logEvent.findFirstOrThrow({
    where: { sessionId: held.planned.sessionId, type: 'question.answering' },
    orderBy: { seq: 'asc' },
  })
  const answered = placeOf(held, asked.at.getTime())
  const page = await watcher(browser, held.path, { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('tab', { name: 'Chapters' }).click()
  const chapters = page.getByRole('list', { name: 'Chapters' })
  await expect(chapters.getByRole('button', { name: /Back in the plenary/ })).toBeVisible()
  await chapters.getByRole('button', { name: new RegExp(QUESTION.slice(0, 30)) }).click()
  await isAbout(page, answered)

  await page.getByRole('searchbox').fill('Danke an')
  await page.getByRole('button', { name: /Danke an alle/ }).click()
  await isAbout(page, placeOf(held, held.endedAt - 5_000))
  await expect(page.getByRole('tab', { name: 'Chat' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('complementary', { name: 'Side panel' })).toBeFocused()
  await expect(messages(page).last()).toContainText('Danke an alle!')

  await page.getByRole('tab', { name: 'Chapters' }).click()
  await chapters.getByRole('button', { name: new RegExp(QUESTION.slice(0, 30)) }).click()
  await page.getByRole('button', { name: 'Share from here' }).click()
  await expect(page.getByText('The link to this moment is copied.').first()).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain(`t=${Math.floor(answered)}`)
  await page.reload()
  await expect(page.getByText(/Continued at/)).toBeVisible()
  await isAbout(page, answered)
  await page.context().close()

  const other = await watcher(browser, link)
  await expect(other.getByRole('button', { name: 'Play the recording' })).toBeVisible()
  await isAbout(other, answered)
  await expectAccessible(other, 'a replay')
  await other.context().close()
})

test('it is played by the keyboard, with or without its picture', async ({ occasion, browser }) => {
  const page = await watcher(browser, (await heldKickoff(occasion)).path)
  await expect(page.getByRole('button', { name: 'Play the recording' })).toBeVisible()
  await page.keyboard.press('k')
  await expect.poll(() => isPlaying(page)).toBe(true)
  await page.keyboard.press('Space')
  await expect.poll(() => isPlaying(page)).toBe(false)
  await page.keyboard.press('Home')
  await page.keyboard.press('l')
  await page.keyboard.press('l')
  await page.keyboard.press('ArrowLeft')
  await isAbout(page, 15)
  await page.keyboard.press('5')
  await isAbout(page, Number(await page.getByRole('slider', { name: 'Position' }).getAttribute('max')) / 2_000)
  await page.keyboard.press('>')
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('1.25')
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Speed' })).toHaveValue('1.25')
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Sound on' })).toBeVisible()

  await page.getByRole('button', { name: 'Audio only' }).click()
  await expect(page.locator('video')).not.toBeInViewport({ ratio: 0.5 })
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  const before = await second(page)
  await expect.poll(() => second(page)).toBeGreaterThan(before + 1)
  await page.getByRole('button', { name: 'Audio only' }).click()
  await expect.poll(() => isPlaying(page)).toBe(true)
  await expect(page.locator('video')).toBeVisible()
  await page.context().close()
})

test('captions are shown, read along, and lead to where they were said', async ({ occasion, browser }) => {
  const held = await heldKickoff(occasion)
  const text =
    'WEBVTT\n\n00:01.000 --> 00:04.000\nGood morning\n\n01:00.000 --> 01:04.000\n<v Jonas>A <b>minute</b> later\n'
  const { recordingId } = held
  await occasion.db.recordingCaption.create({ data: { recordingId, language: 'en', text } })
  const page = await watcher(browser, held.path)
  await page.getByRole('tab', { name: 'Transcript' }).click()
  await page
    .getByRole('list', { name: 'Transcript' })
    .getByRole('button', { name: /A minute later/ })
    .click()
  await isAbout(page, 60)
  await page.getByRole('button', { name: 'Captions' }).click()
  const shown = () =>
    page.evaluate(() => {
      const [track] = document.querySelector('video')!.textTracks
      return track?.mode === 'showing' ? [...(track.activeCues ?? [])].map((cue) => (cue as VTTCue).text) : []
    })
  await expect.poll(shown).toEqual(['A minute later'])
  await page.context().close()
})

test('rooms are chapters for those who were in them, and for nobody else', async ({ occasion, browser }) => {
  const { path, seats, rooms } = await heldKickoff(occasion)
  const ada = await watcher(browser, path, { seat: seats[ADA] })
  await ada.getByRole('tab', { name: 'Chapters' }).click()
  await expect(ada.getByRole('button', { name: /Look into/ })).toHaveCount(1)
  await ada.getByRole('button', { name: 'Look into Pforzheim – Mtwara' }).click()
  await expect(ada.getByText('You see Pforzheim – Mtwara as it was.')).toBeVisible()
  await ada.getByRole('slider', { name: 'Position' }).press('End')
  await ada.getByRole('tab', { name: 'Chat' }).click()
  await expect(messages(ada)).toContainText('Wir sollten über Schulen reden')
  await ada.getByRole('button', { name: 'Back to the plenary' }).click()
  await expect(ada.locator('video')).toBeVisible()
  // What was said there is found from here, and its panel lies open.
  await ada.getByRole('tab', { name: 'Chapters' }).click()
  await ada.getByRole('searchbox').fill('über Schulen')
  await ada.getByRole('button', { name: /über Schulen reden/ }).click()
  await expect(ada.getByText('You see Pforzheim – Mtwara as it was.')).toBeVisible()
  await expect(ada.getByRole('tab', { name: 'Chat' })).toHaveAttribute('aria-selected', 'true')
  await ada.context().close()

  const ben = await watcher(browser, `${path}?room=${rooms[0]}`, { seat: seats[BEN] })
  await expect(ben.getByRole('alert').first()).toBeVisible()
  await expect(ben.getByText('Wir sollten über Schulen reden')).toHaveCount(0)
  await ben.context().close()

  const stranger = await watcher(browser, path)
  await stranger.getByRole('tab', { name: 'Chapters' }).click()
  await expect(stranger.getByRole('button', { name: /Look into/ })).toHaveCount(0)
  await stranger.context().close()
})

test('whoever comes by its link watches it, as long as the link counts', async ({ occasion, browser }) => {
  const secret = newSecret()
  const { path, recordingId } = await heldKickoff(occasion, { audience: 'link', linkHash: hashSecret(secret) })
  const link = `/enter?to=${encodeURIComponent(path)}#${secret}`
  const page = await watcher(browser, link)
  await expect(page.getByRole('button', { name: 'Play the recording' })).toBeVisible()
  expect(page.url()).not.toContain(secret)
  const stranger = await watcher(browser, path)
  await expect(stranger.getByText('You need a personal link for this session, or an account.')).toBeVisible()
  await stranger.context().close()
  await occasion.db.recording.update({ where: { id: recordingId }, data: { linkExpires: new Date(Date.now() - 1) } })
  await page.waitForTimeout(1_100)
  await page.reload()
  await expect(page.getByText('You need a personal link for this session, or an account.')).toBeVisible()
  await page.context().close()
  const late = await watcher(browser, link)
  await expect(late.getByText('This link is unknown or was withdrawn.', { exact: false })).toBeVisible()
  await late.context().close()
})
