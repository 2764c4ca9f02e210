import type { Page } from '@playwright/test'
import { expect, test } from './support/occasion'
import { crash } from './support/parts'
import { askQuestion, messages, open, question, write } from './support/room'

const texts = (page: Page) => messages(page).allInnerTexts()
const count = async (page: Page, text: string) => (await texts(page)).filter((each) => each.includes(text)).length

test('a page that is loaded anew is where it was: messages, hand, place in the queue', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  await write(ada, 'before')
  await ben.getByRole('button', { name: 'Raise hand' }).click()
  await ada.getByRole('button', { name: 'Raise hand' }).click()
  await expect(ada.getByRole('button', { name: 'Lower hand' })).toContainText('No. 2')
  await ada.reload()
  await ada.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(messages(ada)).toContainText('before')
  await expect(ada.getByRole('button', { name: 'Lower hand' })).toContainText('No. 2')
})

test('a network that is gone for half a minute loses nothing in either direction, and it is said', async ({
  occasion,
}) => {
  test.setTimeout(150_000)
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  await occasion.inside('moderator', { name: 'Mo' })
  await ada.context().setOffline(true)
  await expect(ada.getByText('The connection is interrupted.')).toBeVisible({ timeout: 15_000 })
  await write(ada, 'written in the tunnel')
  await expect(ada.getByText('Waits for the connection').first()).toBeVisible()
  // More than anybody may say at once: whoever had no line could not know.
  for (let i = 1; i <= 11; i++) await write(ada, `tunnel ${i} of 11`)
  await ada.getByRole('button', { name: 'Raise hand' }).click()
  for (let i = 1; i <= 5; i++) await write(ben, `meanwhile ${i}`)
  await ada.waitForTimeout(30_000)
  await ada.context().setOffline(false)
  await expect(ada.getByText('The connection is interrupted.')).toHaveCount(0, { timeout: 20_000 })
  await expect(messages(ben).filter({ hasText: 'written in the tunnel' })).toHaveCount(1)
  for (let i = 1; i <= 5; i++) expect(await count(ada, `meanwhile ${i}`)).toBe(1)
  for (let i = 1; i <= 11; i++)
    await expect(messages(ben).filter({ hasText: `tunnel ${i} of 11` })).toHaveCount(1, { timeout: 30_000 })
  await expect(ada.getByText('Waits for the connection')).toHaveCount(0)
  await expect(ada.getByRole('button', { name: 'Lower hand' })).toBeVisible()
})

test('what was typed and sent without a line survives loading the page anew', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  // The server stays silent; the page itself can be had.
  let isSilent = true
  await ada.routeWebSocket(/rt\/socket/, (socket) => {
    if (isSilent) socket.close()
    else socket.connectToServer()
  })
  await crash('live')
  await write(ada, 'not lost')
  await expect(ada.getByText('Waits for the connection')).toBeVisible()
  isSilent = false
  await ada.reload()
  await ada.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(messages(ben).filter({ hasText: 'not lost' })).toHaveCount(1)
  await expect(messages(ada).filter({ hasText: 'not lost' })).toHaveCount(1)
})

test('the live process is killed in the middle of it: everybody is back by themselves, nothing is lost or said twice', async ({
  occasion,
}) => {
  const people = [
    await occasion.inside('attendee', { name: 'Ada' }),
    await occasion.inside('attendee', { name: 'Ben' }),
    await occasion.inside('moderator', { name: 'Mo' }),
  ]
  const [ada, ben, mo] = people as [Page, Page, Page]
  await open(mo, 'Questions')
  await mo.getByRole('checkbox', { name: 'Questions wait for approval' }).uncheck()
  await askQuestion(ada, 'Does my vote count once?')
  await open(ben, 'Questions')
  const crashing = crash('live')
  await question(ben, 'Does my vote count once?')
    .getByRole('button', { name: /Upvote/ })
    .click()
  await open(ada, 'Chat')
  for (let i = 1; i <= 6; i++) await write(ada, `during the crash ${i}`)
  await crashing
  await open(ben, 'Chat')
  await open(mo, 'Chat')
  for (let i = 1; i <= 6; i++) {
    for (const page of people) await expect(messages(page).filter({ hasText: `during the crash ${i}` })).toHaveCount(1)
  }
  await open(mo, 'Questions')
  await expect(question(mo, 'Does my vote count once?').getByRole('button', { name: 'Upvote, 1 vote' })).toBeVisible()
})

test('PostgreSQL is killed: what is shown stays, what is sent is answered when it is back', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  await write(ada, 'before the crash')
  await expect(messages(ben).filter({ hasText: 'before the crash' })).toHaveCount(1)
  const crashing = crash('postgres')
  await write(ada, 'during the crash')
  await crashing
  await expect(messages(ben).filter({ hasText: 'during the crash' })).toHaveCount(1, { timeout: 30_000 })
  await expect(messages(ada).filter({ hasText: 'during the crash' })).toHaveCount(1)
  await expect(messages(ben).filter({ hasText: 'before the crash' })).toHaveCount(1)
  await write(ben, 'after the crash')
  await expect(messages(ada).filter({ hasText: 'after the crash' })).toHaveCount(1)
})

test('the pages’ process is killed: the room goes on, and pages are back in a moment', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  const crashing = crash('web')
  await write(ada, 'still here')
  await expect(messages(ada).filter({ hasText: 'still here' })).toHaveCount(1)
  await crashing
  const health = await ada.request.get(`${occasion.url}/api/health`)
  expect(await health.json()).toMatchObject({
    status: 'ok',
    parts: { postgres: 'ready', live: 'ready', web: 'ready', livekit: 'ready' },
  })
})
