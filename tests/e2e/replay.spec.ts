import { newTestId } from '../support/planned'
import { expect, test } from './support/occasion'
import { alert, askQuestion, messages, open, question, write } from './support/room'

test('a session ends for all, leads to its replay, and runs again in step', async ({ occasion }) => {
  test.setTimeout(150_000)
  const organiser = await occasion.inside('organiser', { name: 'Katrin Brandt' })
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await organiser.getByRole('button', { name: 'Go live' }).click()
  await write(ada, 'said early')
  await ada.waitForTimeout(6_000)
  await open(organiser, 'Questions')
  await organiser.getByRole('checkbox', { name: 'Questions wait for approval' }).uncheck()
  await askQuestion(ada, 'Asked late?')
  await expect(question(ada, 'Asked late?')).toBeVisible()
  await ada.waitForTimeout(3_000)
  await organiser.getByRole('button', { name: 'End session' }).click()
  await organiser.getByRole('button', { name: 'End session now' }).click()

  await expect(ada.getByText('This session has ended. Thank you for being here.')).toBeVisible()
  await ada.getByRole('link', { name: 'Watch the replay' }).click()
  await expect(ada.getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(messages(ada)).toHaveCount(0)
  await expect(ada.getByRole('textbox', { name: 'Write a message' })).toHaveCount(0)
  await expect(ada.getByRole('button', { name: 'Raise hand' })).toHaveCount(0)
  await ada.getByRole('button', { name: 'Play' }).click()
  await expect(messages(ada)).toHaveCount(1)
  await open(ada, 'Questions')
  await expect(question(ada, 'Asked late?')).toHaveCount(0)
  await ada.getByRole('combobox', { name: 'Speed' }).selectOption('2.5')
  await expect(question(ada, 'Asked late?')).toBeVisible()
  // At its end it stands still: it must not play on from where one goes.
  await expect(ada.getByRole('button', { name: 'Play' })).toBeVisible()
  await ada.getByRole('slider', { name: 'Position' }).fill('0')
  await expect(question(ada, 'Asked late?')).toHaveCount(0)
  await open(ada, 'Chat')
  await expect(messages(ada)).toHaveCount(0)
  await ada.getByRole('slider', { name: 'Position' }).press('End')
  await expect(messages(ada)).toContainText('said early')
})

test('what was recorded leads to its replay only once it is published', async ({ occasion }) => {
  const { db, conferenceId, sessionId } = occasion
  const organiser = await occasion.inside('organiser', { name: 'Katrin Brandt' })
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await organiser.getByRole('button', { name: 'Go live' }).click()
  const row = { id: newTestId(), sessionId, state: 'ready', records: true, streams: false, startedAt: new Date() }
  await db.recording.create({ data: row })
  await organiser.getByRole('button', { name: 'End session' }).click()
  await expect(organiser.getByRole('dialog')).toContainText('once the recording is published')
  await organiser.getByRole('button', { name: 'End session now' }).click()
  await expect(ada.getByText('The replay can be watched here once it is published.')).toBeVisible()
  await expect(organiser.getByText('Only those who run this session see the recording')).toBeVisible()
  const review = organiser.getByRole('link', { name: 'Review the recording' })
  await review.click()
  await expect(organiser.getByRole('heading', { name: 'Recordings', exact: true })).toBeVisible()
  const link = ada.getByRole('link', { name: 'Watch the replay' })
  await expect(link).toHaveCount(0)
  await ada.clock.install()
  await ada.reload()
  await expect(ada.getByText('The replay can be watched here once it is published.')).toBeVisible()
  await expect(link).toHaveCount(0)

  const times = { startsAt: new Date(), endsAt: new Date(Date.now() + 3_600_000) }
  const slot = { create: { id: newTestId(), conferenceId, title: 'Opening', ...times } }
  await db.session.update({ where: { id: sessionId }, data: { slot } })
  await ada.getByRole('link', { name: 'To the conference' }).click()
  const inProgramme = ada.getByRole('listitem').filter({ hasText: 'Opening' })
  await expect(inProgramme.getByText('over', { exact: true })).toBeVisible()
  await db.recording.update({ where: { id: row.id }, data: { publishedAt: new Date() } })
  // What is known of a session is good for a second: who asks within that is told the next time.
  await expect(async () => {
    await ada.clock.fastForward('01:00')
    await expect(inProgramme.getByRole('link', { name: 'Replay' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await db.recording.update({ where: { id: row.id }, data: { publishedAt: null } })
  await ada.waitForTimeout(1_200)
  await ada.goBack()
  await expect(ada.getByText('The replay can be watched here once it is published.')).toBeVisible()
  await db.recording.update({ where: { id: row.id }, data: { publishedAt: new Date() } })
  // Whoever stays hears of it.
  await expect(async () => {
    await ada.clock.fastForward('01:00')
    await expect(link).toBeVisible({ timeout: 2_000 })
  }).toPass()
})

test('ten minutes long a session can be taken up again', async ({ occasion }) => {
  const organiser = await occasion.inside('organiser', { name: 'Katrin Brandt' })
  await organiser.getByRole('button', { name: 'Go live' }).click()
  await organiser.getByRole('button', { name: 'End session' }).click()
  await organiser.getByRole('button', { name: 'Keep on' }).first().click()
  await expect(organiser.getByText('Live', { exact: false }).first()).toBeVisible()
  await organiser.getByRole('button', { name: 'End session' }).click()
  await organiser.getByRole('button', { name: 'End session now' }).click()
  await organiser.getByRole('button', { name: 'Take up again' }).click()
  await expect(organiser.getByRole('button', { name: 'End session' })).toBeVisible()
})

test('a replay is not there before the end, and not for strangers', async ({ occasion, page }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  await ada.goto(ada.url().replace('/live/', '/replay/'))
  await expect(alert(ada)).toContainText('The replay is there when the session has ended.')
  await page.goto(`${occasion.url}/replay/${occasion.sessionId}`)
  await expect(page.getByText('You need a personal link for this session, or an account.')).toBeVisible()
})
