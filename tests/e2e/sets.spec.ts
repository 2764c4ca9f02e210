import type { Locator, Page } from '@playwright/test'
import { newTestId } from '../support/planned'
import { expectAccessible } from './support/accessible'
import { expect, type Occasion, test } from './support/occasion'
import { noSideScroll } from './support/room'

interface Cast {
  readonly partnership: string
  readonly sides: readonly { readonly name: string; readonly people: readonly string[]; readonly languages: string[] }[]
}
const CAST: readonly Cast[] = [
  {
    partnership: 'Pforzheim – Mtwara',
    sides: [
      { name: 'Pforzheim', people: ['Petra Keller', 'Jürgen Weiß'], languages: ['de', 'en'] },
      { name: 'Mtwara', people: ['Neema Mushi', 'Juma Haule'], languages: ['sw', 'en'] },
    ],
  },
  {
    partnership: 'Pfinztal – Kidira',
    sides: [
      { name: 'Pfinztal', people: ['Lukas Vogt', 'Käthe Röder'], languages: ['de'] },
      { name: 'Kidira', people: ['Fatou Sané', 'Moussa Diallo'], languages: ['fr'] },
    ],
  },
]

/** Two partnerships with four people each; in the second nobody understands the other side. */
async function invited({ db, conferenceId }: Occasion): Promise<void> {
  for (const [position, { partnership, sides }] of CAST.entries()) {
    const conferences = { connect: { id: conferenceId } }
    const { id: partnershipId } = await db.partnership.create({
      data: { id: newTestId(), name: partnership, position, conferences },
    })
    for (const { name, people, languages } of sides) {
      const organisation = { id: newTestId(), name, country: 'DE', partnerships: { connect: { id: partnershipId } } }
      const { id: organisationId } = await db.organisation.create({ data: organisation })
      for (const person of people) {
        const { id: personId } = await db.person.create({ data: { id: newTestId(), name: person } })
        const data = { conferenceId, personId, role: 'attendee', organisationId, partnershipId, languages }
        await db.membership.create({ data })
      }
    }
  }
}

const room = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Rooms' }).getByRole('listitem', { name, exact: true })
const person = (page: Page, where: string, name: string): Locator =>
  room(page, where).getByRole('listitem', { name, exact: true })
const summary = (page: Page): Locator => page.getByRole('status').filter({ hasText: /in the plenary|im Plenum/ })
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}
const newSet = async (occasion: Occasion, page: Page) => {
  await page.goto(`${occasion.url}/desk/${occasion.slug}/sets/new`)
  await expect(page.getByRole('button', { name: /^(Save|Speichern)$/ })).toBeVisible()
}
const organiser = async (occasion: Occasion, options = {}) => {
  await invited(occasion)
  const page = await occasion.visitor('organiser', { name: 'Katrin Brandt' }, options)
  await newSet(occasion, page)
  return page
}

test('an organiser plans by partnership, sees why and what is missing, moves somebody by keyboard alone, and finds it again', async ({
  occasion,
}) => {
  const page = await organiser(occasion)
  await page.goto(`${occasion.url}/desk/${occasion.slug}`)
  await page.getByRole('link', { name: 'Breakout sets' }).click()
  await expect(page.getByText('There is no set yet.')).toBeVisible()
  await page.getByRole('link', { name: 'New set' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of the set' })).toHaveValue('Partnerships')
  await expect(summary(page)).toContainText('8 people in 2 rooms, 4 in each; 1 stays in the plenary.')
  await expect(person(page, 'Pforzheim – Mtwara', 'Neema Mushi')).toContainText(
    'Mtwara · Belongs to Pforzheim – Mtwara',
  )
  await expect(person(page, 'Plenary', 'Katrin Brandt')).toContainText('Runs the session from the plenary')
  await expect(room(page, 'Pforzheim – Mtwara')).toContainText('Mtwara 2 · Pforzheim 2')

  await page.getByRole('checkbox', { name: 'A shared language, or an interpreter' }).check()
  await expect(summary(page)).toContainText('One demand is not met')
  const missing = 'No interpreter for French and German in this room.'
  await expect(room(page, 'Pfinztal – Kidira')).toContainText(missing)
  await expect(room(page, 'Pforzheim – Mtwara')).not.toContainText('No interpreter')
  await page.getByRole('region', { name: 'One demand is not met' }).getByRole('button').click()
  await expect(page.getByRole('heading', { name: 'Pfinztal – Kidira' })).toBeFocused()

  const menu = page.getByRole('button', { name: 'Move Petra Keller to …' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox', { name: 'Pforzheim – Mtwara' })).toHaveAttribute(
    'aria-checked',
    'true',
  )
  await page.keyboard.type('Pfin')
  await page.keyboard.press('Enter')
  await expect(person(page, 'Pfinztal – Kidira', 'Petra Keller')).toContainText('Was put here by hand')
  await expect(menu).toBeFocused()
  await expect(summary(page)).toContainText('8 people in 2 rooms of 3 to 5')

  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Erster Tag')
  await save(page)
  await expect(page).toHaveURL(/\/sets\/[\w-]{22}$/)
  await page.reload()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(person(page, 'Pfinztal – Kidira', 'Petra Keller')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'A shared language, or an interpreter' })).toBeChecked()
  await page.getByRole('button', { name: 'Take that back' }).click()
  await expect(person(page, 'Pforzheim – Mtwara', 'Petra Keller')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'All sets' }).click()
  const row = page.getByRole('listitem', { name: 'Erster Tag' })
  await expect(row).toContainText('By partnership · 2 rooms · 8 people · 1 in the plenary')
  await expect(row).toContainText('one demand not met')
  await row.getByRole('button', { name: 'Actions for Erster Tag' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  const copy = page.getByRole('listitem', { name: 'Copy of Erster Tag' })
  await expect(copy).toBeVisible()
  await copy.getByRole('button', { name: 'Actions for Copy of Erster Tag' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(copy).toHaveCount(0)
  await expect(row).toBeVisible()
})

test('ways and their numbers: mixed, of a size, by hand with rooms of one’s own', async ({ occasion }) => {
  const page = await organiser(occasion)
  const name = page.getByRole('textbox', { name: 'Name of the set' })
  await page.getByRole('radio', { name: 'Mixed' }).check()
  await expect(name).toHaveValue('Mixed groups')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(name).toHaveValue('Partnerships')
  await page.getByRole('radio', { name: 'Mixed' }).check()
  await page.getByRole('textbox', { name: 'Number of rooms' }).fill('4')
  await expect(summary(page)).toContainText('8 people in 4 rooms, 2 in each')
  const before = await page.getByRole('list', { name: 'Rooms' }).textContent()
  await page.getByRole('button', { name: 'Shuffle' }).click()
  await expect.poll(() => page.getByRole('list', { name: 'Rooms' }).textContent()).not.toBe(before)
  await name.fill('Monday')
  await page.getByRole('radio', { name: 'In groups of a size' }).check()
  await expect(name).toHaveValue('Monday')
  await page.getByRole('textbox', { name: 'People per room' }).fill('3')
  await expect(summary(page)).toContainText('8 people in 3 rooms of 2 to 3')

  await page.getByRole('radio', { name: 'By hand' }).check()
  await expect(summary(page)).toContainText('8 people in 3 rooms of 2 to 3')
  const first = page.getByRole('textbox', { name: 'Name of room 1' })
  await first.fill('Wasser 💧')
  await first.press('Enter')
  await expect(page.getByRole('heading', { name: 'Wasser 💧' })).toBeVisible()
  await page.getByRole('button', { name: 'Add room' }).click()
  await expect(room(page, 'Room 4')).toContainText('Nobody yet.')
  await page.getByRole('button', { name: 'Remove Wasser 💧' }).click()
  await expect(summary(page)).toContainText(
    /5 people in 3 rooms of 0 to 3; 4 stay|6 people in 3 rooms of 0 to 3; 3 stay/,
  )

  await page.getByRole('radio', { name: 'People choose' }).check()
  await expect(summary(page)).toContainText('2 rooms, nobody in them yet; 9 people are in the plenary.')
  await page.getByRole('textbox', { name: 'At most how many in Room 1' }).fill('1')
  await expect(room(page, 'Room 1')).toContainText('0 of 1')
  await save(page)
})

test('a broken table is explained line by line and changes nothing; a good one is taken over', async ({ occasion }) => {
  const page = await organiser(occasion)
  const before = await summary(page).textContent()
  await page.getByRole('radio', { name: 'From a table' }).check()
  const dialog = page.getByRole('dialog', { name: 'Rooms from a table' })
  const paste = dialog.getByRole('textbox', { name: 'Paste the table' })
  await paste.fill('Name;E-Mail\nPetra Keller;x')
  await expect(dialog.getByRole('status')).toContainText('No column names the rooms.')
  await expect(dialog.getByRole('button', { name: 'Take over' })).toBeDisabled()

  await paste.fill(
    'Raum;Name\nNord;Petra Keller\nNord;Niemand Bekannt\n;Neema Mushi\nSüd;Petra Keller\nSüd;Lukas Voigt\nSüd;Fatou Sané',
  )
  await expect(dialog.getByRole('status')).toContainText('2 lines are good, with 2 rooms. 4 lines are not.')
  const line = (number: number) => dialog.getByRole('listitem', { name: `Line ${number}` })
  await expect(line(3)).toContainText('Niemand Bekannt → NordNobody here has this name.')
  await expect(line(4)).toContainText('No room is named here.')
  await expect(line(5)).toContainText('This person is in line 2 already.')
  await line(6).getByRole('button', { name: 'Lukas Vogt, Pfinztal' }).click()
  await expect(line(6)).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Take over 3 people, leave out 3 lines' })).toBeEnabled()
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).last().click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(summary(page)).toHaveText(before!)

  await page.getByRole('radio', { name: 'From a table' }).check()
  // As spreadsheets on Windows save it; the dash in the name of the room is in no other one-byte encoding there.
  const [head, rows] = ['Nom complet\tSalle\r\n', 'Weiß, Jürgen\tNord – West\r\nFatou Sané\tNord – West\r\n']
  const bytes = [...(head + rows)].map((letter) => (letter === '–' ? 0x96 : letter.charCodeAt(0)))
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'rooms.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
  await expect(dialog.getByRole('status')).toContainText('2 lines are good, with one room. Nothing is wrong.')
  await dialog.getByRole('button', { name: 'Take over 2 people' }).click()
  await expect(person(page, 'Nord – West', 'Jürgen Weiß')).toContainText('Is in this room in the table')
  await expect(person(page, 'Plenary', 'Petra Keller')).toContainText('Is not in the table')
  await save(page)
  await page.reload()
  await expect(person(page, 'Nord – West', 'Fatou Sané')).toBeVisible()
})

test('wishes come from a table or one by one, and it is said who got which', async ({ occasion }) => {
  const page = await organiser(occasion)
  await page.getByRole('radio', { name: 'By topic' }).check()
  for (const [number, topic] of ['Water', 'Energy'].entries()) {
    const name = page.getByRole('textbox', { name: `Name of room ${number + 1}` })
    await name.fill(topic)
    await name.press('Enter')
  }
  const said = (count: number) => page.getByText(`${count} of 8 people have said a wish.`)
  await expect(said(0)).toBeVisible()

  await page.getByRole('button', { name: 'Wishes from a table' }).click()
  const dialog = page.getByRole('dialog', { name: 'Wishes from a table' })
  await dialog
    .getByRole('textbox', { name: 'Paste the table' })
    .fill(
      'Name;1. Wunsch;2. Wunsch\nPetra Keller;energy/Water\nNeema Mushi;Water\nLukas Voigt;Waste;Water\nJuma Haule;Art\nFatou Sané;',
    )
  await expect(dialog.getByRole('status')).toContainText('2 lines are good. 3 lines are not.')
  const line = (number: number) => dialog.getByRole('listitem', { name: `Line ${number}`, exact: true })
  await expect(line(5)).toContainText('Juma Haule → Art“Art” is no topic of this set.')
  await expect(line(6)).toContainText('No wish is named here.')
  await dialog.getByText('2 lines as read').click()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Petra Keller → Energy, Water' })).toBeVisible()
  await line(4).getByRole('button', { name: 'Lukas Vogt, Pfinztal' }).click()
  await expect(line(4)).toContainText('“Waste” is no topic of this set.')
  await dialog.getByRole('button', { name: 'Add “Waste” as a topic' }).click()
  await expect(line(4)).toHaveCount(0)
  await expect(said(0)).toBeAttached()
  await expect(page.getByRole('heading', { name: 'Waste', includeHidden: true })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Take over 3 people, leave out 2 lines' }).click()

  await expect(said(3)).toBeVisible()
  await expect(person(page, 'Energy', 'Petra Keller')).toContainText(
    'Pforzheim · Wishes Energy mostWishes: Energy, Water',
  )
  await expect(person(page, 'Water', 'Neema Mushi')).toContainText('Wishes Water mostWish: Water')
  await expect(person(page, 'Waste', 'Lukas Vogt')).toContainText('Wishes Waste most')
  await expect(person(page, 'Plenary', 'Katrin Brandt').getByRole('button', { name: /^First wish/ })).toHaveCount(0)

  const wish = page.getByRole('button', { name: 'First wish of Petra Keller' })
  await wish.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitemcheckbox', { name: 'Energy' })).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.type('Wast')
  await expect(page.getByRole('menuitemcheckbox', { name: 'Waste' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(person(page, 'Waste', 'Petra Keller')).toContainText('Wishes: Waste, Energy, Water')
  await expect(wish).toBeFocused()
  await page.getByRole('button', { name: 'First wish of Juma Haule' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Energy' }).click()
  await expect(person(page, 'Energy', 'Juma Haule')).toContainText('Wishes Energy most')
  await expect(said(4)).toBeVisible()

  await page.getByRole('textbox', { name: 'Name of room 2' }).fill('Energy and heat')
  await page.getByRole('textbox', { name: 'Name of room 2' }).press('Enter')
  await expect(person(page, 'Energy and heat', 'Juma Haule')).toContainText('Wish: Energy and heat')
  await save(page)
  await page.reload()
  await expect(person(page, 'Waste', 'Petra Keller')).toContainText('Wishes: Waste, Energy and heat, Water')
  await expectAccessible(page, 'wishes')
})

test('people are dragged, by mouse and by keyboard, and it is said where they are', async ({ occasion }) => {
  const page = await organiser(occasion)
  const target = (await room(page, 'Pfinztal – Kidira').boundingBox())!
  await person(page, 'Pforzheim – Mtwara', 'Neema Mushi').getByText('Neema Mushi').hover()
  await page.mouse.down()
  await page.mouse.move(target.x + 60, target.y + 60, { steps: 8 })
  await expect(page.getByText('Neema Mushi over Pfinztal – Kidira.')).toBeAttached()
  await page.mouse.up()
  await expect(person(page, 'Pfinztal – Kidira', 'Neema Mushi')).toBeVisible()

  await page.getByRole('button', { name: 'Drag Juma Haule' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Juma Haule is picked up.')).toBeAttached()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('Juma Haule over Plenary.')).toBeAttached()
  await page.keyboard.press('Space')
  await expect(page.getByText('Juma Haule is now in Plenary.')).toBeAttached()
  await expect(person(page, 'Plenary', 'Juma Haule')).toContainText('Was kept in the plenary by hand')
})

test('what somebody else has changed meanwhile is not overwritten', async ({ occasion }) => {
  const page = await organiser(occasion)
  await save(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('textbox', { name: 'Name of the set' }).fill('Theirs')
  await save(other)
  await page.getByRole('textbox', { name: 'Name of the set' }).fill('Mine')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'Somebody else has changed this set meanwhile.' }),
  ).toBeVisible()
  await other.reload()
  await expect(other.getByRole('textbox', { name: 'Name of the set' })).toHaveValue('Theirs')
})

test('who has come since is placed by the same rules, and it is said', async ({ occasion }) => {
  const page = await organiser(occasion)
  await save(page)
  const { id: personId } = await occasion.db.person.create({ data: { id: newTestId(), name: 'Anna Böhm' } })
  const { id: partnershipId } = await occasion.db.partnership.findFirstOrThrow({
    where: { name: 'Pfinztal – Kidira', conferences: { some: { id: occasion.conferenceId } } },
  })
  const { conferenceId } = occasion
  await occasion.db.membership.create({ data: { conferenceId, personId, role: 'attendee', partnershipId } })
  await page.reload()
  await expect(page.getByText('One person has come since and was placed by the same rules.')).toBeVisible()
  await expect(person(page, 'Pfinztal – Kidira', 'Anna Böhm')).toContainText('Came later and belongs to')
  await expect(page.getByText('Not saved yet')).toBeVisible()
})

test('on a phone rooms open one by one, and the menu moves people', async ({ occasion }) => {
  const page = await organiser(occasion, { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'de-DE' })
  await noSideScroll(page)
  await expect(page.getByText('Petra Keller')).toBeHidden()
  await page.getByRole('button', { name: 'Personen in Pforzheim – Mtwara zeigen' }).click()
  await page.getByRole('button', { name: 'Petra Keller einteilen in …' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Plenum' }).click()
  await expect(page.getByRole('button', { name: 'Petra Keller einteilen in …' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Plenum' })).toBeFocused()
  await expect(summary(page)).toContainText('7 Personen in 2 Räumen mit je 3 bis 4; 2 bleiben im Plenum.')
  await page.getByRole('button', { name: /^Wie eingeteilt wird/ }).click()
  await page.getByRole('radio', { name: 'Gemischt' }).check()
  await noSideScroll(page)
  await page.getByRole('button', { name: 'Speichern' }).click()
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the planner can be used by everybody (${colorScheme})`, async ({ occasion }) => {
    const page = await organiser(occasion, { colorScheme })
    await page.getByRole('checkbox', { name: 'A shared language, or an interpreter' }).check()
    await page.getByRole('searchbox', { name: 'Find a person' }).fill('keller')
    await expect(page.getByRole('list', { name: 'Found people' })).toContainText('in Pforzheim – Mtwara')
    await expectAccessible(page, 'the planner')
    await page.getByRole('radio', { name: 'People choose' }).check()
    await expectAccessible(page, 'rooms with limits')
    await page.getByRole('radio', { name: 'From a table' }).check()
    await page.getByRole('textbox', { name: 'Paste the table' }).fill('Name;Room\nPetra Kellner;North')
    await expect(page.getByRole('button', { name: 'Petra Keller, Pforzheim' })).toBeVisible()
    await expectAccessible(page, 'a table')
  })
}

test('sets are for those who run the conference or a session of it', async ({ occasion }) => {
  const attendee = await occasion.visitor('attendee', { name: 'Ada' })
  await attendee.goto(`${occasion.url}/desk/${occasion.slug}/sets`)
  await expect(attendee.getByRole('heading', { name: 'This page does not exist.' })).toBeVisible()
  const moderator = await occasion.visitor('moderator', { name: 'Mo' })
  await moderator.goto(`${occasion.url}/desk/${occasion.slug}/sets`)
  await expect(moderator.getByRole('heading', { name: 'Breakout sets' })).toBeVisible()
})

test('the languages of somebody who is invited are known where rooms are planned', async ({ occasion }) => {
  const page = await occasion.visitor('organiser', { name: 'Katrin Brandt' })
  await page.goto(`${occasion.url}/desk/${occasion.slug}`)
  await page.getByRole('button', { name: 'New link', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New link' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Oleksandra Tymoshenko')
  await dialog.getByRole('checkbox', { name: 'Ukrainian' }).check()
  await dialog.getByRole('checkbox', { name: 'English' }).check()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByText('Link for Oleksandra Tymoshenko')).toBeVisible()
  await newSet(occasion, page)
  await expect(room(page, 'Group 1')).toContainText('English: 1, Ukrainian: 1')
})
