import type { Locator, Page } from '@playwright/test'
import { kickoffTemplate } from '../../domain/planning/kickoff-template'
import { storeSet } from '../support/stored-set'
import { expect, type Occasion, test } from './support/occasion'
import { messages, noSideScroll, tile, write } from './support/room'

const PHONE = { width: 390, height: 800 }
const heading = (page: Page) => page.getByRole('banner').getByRole('heading', { level: 1 })
const roomTile = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Breakout rooms' }).getByRole('listitem', { name, exact: true })
const showRooms = (page: Page) => page.getByRole('button', { name: 'Breakout rooms' }).click()
const closeAll = async (page: Page, when: 'Now' | 'In one minute') => {
  await page.getByRole('button', { name: 'Close rooms' }).click()
  await page.getByRole('button', { name: when, exact: true }).click()
}

/** A moderator, Ada who belongs to North and Ben who belongs to South; the set lies ready. */
async function given(occasion: Occasion) {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Mo Wer' })
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' }, { viewport: PHONE, hasTouch: true })
  const ben = await occasion.inside('attendee', { name: 'Ben Vogt' })
  const personOf = async (name: string) =>
    (await occasion.db.person.findFirstOrThrow({ where: { name }, orderBy: { createdAt: 'desc' } })).id
  await storeSet(occasion.db, occasion.conferenceId, {
    name: 'Two groups',
    rooms: { North: [await personOf('Ada Okello')], South: [await personOf('Ben Vogt')] },
  })
  return { moderator, ada, ben }
}

async function openRooms(moderator: Page, { soon = 'At once', long = '20 min' } = {}) {
  await showRooms(moderator)
  await moderator.getByRole('button', { name: 'Open rooms: Two groups' }).click()
  const dialog = moderator.getByRole('dialog', { name: 'Two groups' })
  await dialog.getByRole('combobox', { name: 'How long' }).selectOption({ label: long })
  await dialog.getByRole('combobox', { name: 'How soon' }).selectOption({ label: soon })
  await dialog.getByRole('button', { name: 'Open rooms' }).click()
  await expect(roomTile(moderator, 'North')).toBeVisible()
}

test('a moderator opens rooms with a countdown, and everybody comes to theirs in the same page', async ({
  occasion,
}) => {
  const { moderator, ada, ben } = await given(occasion)
  await openRooms(moderator, { soon: 'In 30 seconds, with a countdown' })
  await expect(ada.getByText('You work in “North”.')).toBeVisible()
  await ada.getByRole('button', { name: 'Go now' }).click()
  await expect(heading(ada)).toHaveText('North')
  await expect(heading(ben)).not.toHaveText('South')
  await moderator.getByRole('button', { name: /Start now/ }).click()
  await expect(heading(ben)).toHaveText('South')
  await noSideScroll(ada)

  await write(ben, 'only for South')
  await expect(messages(ben)).toHaveCount(1)
  await expect(messages(ada)).toHaveCount(0)
  await expect(tile(ben, /Ben Vogt/)).toBeVisible()

  await closeAll(moderator, 'In one minute')
  await expect(ben.getByText(/This room closes in/)).toBeVisible()
  await closeAll(moderator, 'Now')
  for (const page of [ada, ben]) await expect(heading(page)).toHaveText('Opening')
})

test('[I6] a reload, a second device and a lost line lead back to the same room', async ({ occasion }) => {
  const { moderator, ada, ben } = await given(occasion)
  await openRooms(moderator)
  await expect(heading(ada)).toHaveText('North')
  await ada.reload()
  await ada.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(heading(ada)).toHaveText('North')
  const second = await ben.context().newPage()
  await second.goto(ben.url())
  await second.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(heading(second)).toHaveText('South')

  // The line goes while the rooms close.
  await ben.context().setOffline(true)
  await closeAll(moderator, 'Now')
  await expect(heading(ada)).toHaveText('Opening')
  await ben.context().setOffline(false)
  await expect(heading(ben)).toHaveText('Opening')
})

test('nobody has to go: whoever stays says so without a reason, and comes back when they like', async ({
  occasion,
}) => {
  const { moderator, ada } = await given(occasion)
  await openRooms(moderator)
  await expect(heading(ada)).toHaveText('North')
  await ada.getByRole('button', { name: 'Return to plenary' }).first().click()
  await expect(heading(ada)).toHaveText('Opening')
  await expect(moderator.getByText('One person stays in the plenary')).toBeVisible()
  await ada.getByRole('button', { name: 'Go to my room' }).click()
  await expect(heading(ada)).toHaveText('North')
  await expect(moderator.getByText('One person stays in the plenary')).toBeHidden()
})

test('a room asks for help by keyboard, sees that it comes, and the moderator listens, steps in and out', async ({
  occasion,
}) => {
  const { moderator, ada, ben } = await given(occasion)
  await openRooms(moderator)
  await expect(heading(ben)).toHaveText('South')
  await ben.getByRole('button', { name: 'Ask for help' }).focus()
  await ben.keyboard.press('Enter')
  const dialog = ben.getByRole('dialog', { name: 'Ask for help' })
  await dialog.getByRole('textbox').fill('We need French')
  await dialog.getByRole('textbox').press('Tab')
  await ben.keyboard.press('Enter')
  const south = roomTile(moderator, 'South')
  await expect(south.getByText('We need French')).toBeVisible()
  await expect(south).toHaveAttribute('data-calling', 'true')
  await south.getByRole('button', { name: 'I look after it' }).click()
  await expect(ben.getByText('Mo Wer is looking after it.')).toBeVisible()
  await expect(ada.getByText('Mo Wer is looking after it.')).toBeHidden()

  await south.getByRole('button', { name: 'Listen in: South' }).click()
  await expect(ben.getByText('Mo Wer is listening to this room.')).toBeVisible()
  await south.getByRole('button', { name: 'Step in: South' }).click()
  await expect(ben.getByText('Mo Wer is listening to this room.')).toBeHidden()
  await moderator.getByRole('button', { name: 'Back to the session' }).click()
  await expect(heading(moderator)).toHaveText('South')
  await expect(tile(ben, /Mo Wer/)).toBeVisible()
  await moderator.getByRole('button', { name: 'Return to plenary' }).click()
  await expect(heading(moderator)).toHaveText('Opening')
})

test('many rooms stand in a list, what they speak beside them, and of these only those that need somebody', async ({
  occasion,
}) => {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Mo Wer' })
  const ben = await occasion.inside('attendee', { name: 'Ben Vogt' })
  const inside = { sessionId: occasion.sessionId, name: 'Ben Vogt' }
  const { bearer } = await occasion.db.participant.findFirstOrThrow({ where: inside })
  const key = { conferenceId_personId: { conferenceId: occasion.conferenceId, personId: bearer } }
  await occasion.db.membership.update({ where: key, data: { languages: ['fr', 'de'] } })
  const names = Array.from({ length: 20 }, (_, i) => `Group ${i + 1}`)
  const rooms = Object.fromEntries(names.map((name) => [name, name === 'Group 18' ? [bearer] : []]))
  await storeSet(occasion.db, occasion.conferenceId, { name: 'Two groups', rooms })
  await showRooms(moderator)
  await moderator.getByRole('button', { name: 'Open rooms: Two groups' }).click()
  await moderator.getByRole('dialog', { name: 'Two groups' }).getByRole('button', { name: 'Open rooms' }).click()
  await expect(moderator.getByRole('button', { name: 'List', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(roomTile(moderator, 'Group 18')).toContainText('Working languages: French, German')
  await expect(moderator.getByText('No room needs anybody')).toBeVisible()

  await ben.getByRole('button', { name: 'Ask for help' }).click()
  await ben.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click()
  const only = moderator.getByRole('button', { name: 'One room needs somebody' })
  await only.click()
  await expect(roomTile(moderator, 'Group 18')).toBeVisible()
  await expect(roomTile(moderator, 'Group 1')).toHaveCount(0)
  // Whoever was helped does not vanish under the hand.
  await roomTile(moderator, 'Group 18').getByRole('button', { name: 'Settled' }).click()
  const all = moderator.getByRole('button', { name: 'No room needs anybody' })
  await expect(roomTile(moderator, 'Group 18')).toBeVisible()
  await all.click()
  await expect(roomTile(moderator, 'Group 1')).toBeVisible()
  for (const viewport of [PHONE, { width: 844, height: 390 }]) {
    await moderator.setViewportSize(viewport)
    await noSideScroll(moderator)
    expect((await roomTile(moderator, 'Group 1').boundingBox())!.width).toBeLessThanOrEqual(viewport.width)
  }
})

test('announcements reach all rooms; more time and moving are a menu away', async ({ occasion }) => {
  const { moderator, ada, ben } = await given(occasion)
  await openRooms(moderator)
  await expect(heading(ada)).toHaveText('North')
  await moderator.getByRole('button', { name: 'Announce to all rooms' }).click()
  await moderator.getByRole('textbox', { name: 'What do you want to say?' }).fill('Ten minutes left')
  await moderator.getByRole('button', { name: 'Announce', exact: true }).click()
  for (const page of [ada, ben]) await expect(page.getByText('Ten minutes left')).toBeVisible()

  const left = ada.getByRole('banner').locator('time').last()
  await expect(left).toHaveText(/^(19|20):/)
  // The second click of somebody who saw nothing happen gives no more.
  await moderator.getByRole('button', { name: '5 more minutes' }).dblclick()
  await expect(moderator.getByRole('button', { name: /^Until \d\d:\d\d$/ })).toBeVisible()
  await expect(left).toHaveText(/^2[45]:/)
  await expect(moderator.getByRole('button', { name: '5 more minutes' })).toBeVisible()

  await moderator.getByRole('button', { name: 'More: South' }).click()
  await moderator.getByRole('menuitem', { name: 'People in this room' }).click()
  await moderator.getByRole('button', { name: 'Move Ben Vogt to another room' }).click()
  await moderator.getByRole('menuitem', { name: 'North' }).click()
  await expect(heading(ben)).toHaveText('North')
  await expect(tile(ada, /Ben Vogt/)).toBeVisible()

  await moderator.keyboard.press('Escape')
  await closeAll(moderator, 'Now')
  for (const page of [ada, ben]) {
    await expect(heading(page)).toHaveText('Opening')
    await expect(page.getByText('Ten minutes left')).toHaveCount(0)
  }
})

test('on a phone a long announcement leaves the rest its place, and can be read as a whole', async ({ occasion }) => {
  const { moderator, ada } = await given(occasion)
  await openRooms(moderator)
  await moderator.getByRole('button', { name: 'Announce to all rooms' }).click()
  const text = `${'Please write down the milestones first. '.repeat(8)}Then come back.`
  await moderator.getByRole('textbox', { name: 'What do you want to say?' }).fill(text)
  await moderator.getByRole('button', { name: 'Announce', exact: true }).click()
  const banner = ada.getByRole('status').filter({ hasText: 'Please write down' })
  const readAll = banner.getByRole('button', { name: 'Read all of it' })
  await expect(readAll).toBeInViewport({ ratio: 1 })
  expect((await banner.boundingBox())!.height).toBeLessThan(0.22 * PHONE.height)
  await readAll.click()
  await expect(ada.getByRole('dialog', { name: 'Announcement' })).toContainText('Then come back.')
  await ada.keyboard.press('Escape')
  await expect(readAll).toBeFocused()
})

test('whoever belongs to a room and is away is listed there, and can be moved', async ({ occasion }) => {
  const { moderator, ben } = await given(occasion)
  await openRooms(moderator)
  await expect(heading(ben)).toHaveText('South')
  await ben.close()
  await moderator.getByRole('button', { name: 'More: South' }).click()
  await moderator.getByRole('menuitem', { name: 'People in this room' }).click()
  const away = moderator.getByRole('listitem').filter({ hasText: 'Ben Vogt' }).filter({ hasText: 'away just now' })
  await expect(away).toBeVisible({ timeout: 15_000 })
  await moderator.setViewportSize(PHONE)
  const move = away.getByRole('button', { name: 'Move Ben Vogt to another room' })
  await expect(move).toBeInViewport({ ratio: 1 })
  await move.click()
  await moderator.getByRole('menuitem', { name: 'North' }).click()
  await expect(moderator.getByText('Nobody is in this room just now.')).toBeVisible()
})

test('a name without blanks stays within its tile, its menus and its results', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Mo Wer' })
  const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellungswerkstätten'.slice(0, 80)
  const set = { name: 'Two groups', rooms: { [long]: [], Other: [] }, template: kickoffTemplate }
  await storeSet(occasion.db, occasion.conferenceId, set)
  await showRooms(moderator)
  await moderator.getByRole('button', { name: 'Open rooms: Two groups' }).click()
  await moderator.getByRole('dialog', { name: 'Two groups' }).getByRole('button', { name: 'Open rooms' }).click()
  const within = async (outer: Locator) => {
    const box = (await outer.boundingBox())!
    const title = (await outer.getByText(long).first().boundingBox())!
    expect(title.x + title.width).toBeLessThanOrEqual(box.x + box.width)
  }
  for (const viewport of [PHONE, { width: 1440, height: 900 }]) {
    await moderator.setViewportSize(viewport)
    await within(roomTile(moderator, long))
    await noSideScroll(moderator)
  }
  await moderator.setViewportSize(PHONE)
  await moderator.getByRole('button', { name: `More: ${long}` }).click()
  await moderator.getByRole('menuitem', { name: 'Close this room' }).click()
  await within(moderator.getByRole('dialog', { name: `Close “${long}”?` }))
  await moderator.getByRole('button', { name: 'Now', exact: true }).click()
  await moderator.getByRole('button', { name: 'Back to the session' }).click()
  await moderator.getByRole('tab', { name: /Results/ }).click()
  await within(moderator.getByRole('tabpanel', { name: /Results/ }).getByRole('listitem', { name: long }))
  await noSideScroll(moderator)
})

test('whoever comes late is taken to their room', async ({ occasion }) => {
  const { moderator } = await given(occasion)
  const late = await occasion.visitor('attendee', { name: 'Late Comer' })
  const { id } = await occasion.db.person.findFirstOrThrow({
    where: { name: 'Late Comer' },
    orderBy: { createdAt: 'desc' },
  })
  const set = await occasion.db.breakoutSet.findFirstOrThrow({ where: { conferenceId: occasion.conferenceId } })
  const plan = set.plan as unknown as { rooms: { people: object[] }[] }
  plan.rooms[1]!.people.push({ id, reason: { code: 'planning/by-hand', params: {} } })
  await occasion.db.breakoutSet.update({ where: { id: set.id }, data: { plan: plan as object } })
  await openRooms(moderator)
  await late.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(heading(late)).toHaveText('South')
})

test('whoever has no room is seen on the wall, and brought into one', async ({ occasion }) => {
  const { moderator, ada } = await given(occasion)
  await openRooms(moderator, { long: 'Until I close them' })
  await expect(heading(ada)).toHaveText('North')
  await moderator.getByRole('button', { name: 'More: South' }).click()
  await moderator.getByRole('menuitem', { name: 'End in 5 minutes' }).click()
  await expect(roomTile(moderator, 'South').getByText(/4:5\d|5:00/)).toBeVisible()
  await expect(roomTile(moderator, 'North').getByText(/\d:\d\d/)).toHaveCount(0)
  await ada.getByRole('button', { name: 'Return to plenary' }).first().click()
  const plenary = moderator.getByRole('region', { name: /in the plenary/ })
  await expect(plenary.getByRole('list', { name: 'One person stays in the plenary' })).toHaveText('Ada Okello')
  await plenary.getByRole('button', { name: 'Bring into a room' }).click()
  const people = moderator.getByRole('dialog', { name: 'Plenary' })
  await people.getByRole('button', { name: 'Move Ada Okello to another room' }).click()
  await moderator.getByRole('menuitem', { name: 'South', exact: true }).click()
  await expect(heading(ada)).toHaveText('South')
})

test('a moderator ends what another says to the rooms', async ({ occasion }) => {
  const { moderator } = await given(occasion)
  const other = await occasion.inside('moderator', { name: 'Mia Other' }, { devices: ['Microphone'] })
  await openRooms(moderator)
  await showRooms(other)
  await other.getByRole('button', { name: 'Speak to all rooms' }).click()
  await expect(moderator.getByText('Mia Other is speaking to the rooms.')).toBeVisible()
  await moderator.getByRole('button', { name: 'End it' }).click()
  await expect(other.getByRole('button', { name: 'Speak to all rooms' })).toBeVisible()
  await expect(moderator.getByText('Mia Other is speaking to the rooms.')).toHaveCount(0)
})
