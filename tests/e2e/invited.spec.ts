import { newTestId } from '../support/planned'
import { expectAccessible } from './support/accessible'
import { expect, type Occasion, test } from './support/occasion'
import { noSideScroll, open } from './support/room'

/** Two partnerships; Pforzheim works in both. */
async function given({ db, conferenceId }: Occasion): Promise<void> {
  const pforzheim = newTestId()
  const mtwara = newTestId()
  const conferences = { connect: { id: conferenceId } }
  for (const [id, name] of [
    [pforzheim, 'Pforzheim'],
    [mtwara, 'Mtwara'],
  ] as const)
    await db.organisation.create({ data: { id, name, country: 'DE' } })
  for (const [position, name, sides] of [
    [0, 'Pforzheim – Mtwara', [pforzheim, mtwara]],
    [1, 'Pforzheim – Osijek', [pforzheim]],
  ] as const) {
    const organisations = { connect: sides.map((id) => ({ id })) }
    await db.partnership.create({ data: { id: newTestId(), name, position, conferences, organisations } })
  }
}

test('who is invited can be changed at the desk, and everybody in a running session sees it', async ({ occasion }) => {
  await given(occasion)
  const petra = await occasion.inside('attendee', { name: 'Petra Kelller' })
  const page = await occasion.visitor('organiser', { name: 'Katrin Brandt' })
  await page.goto(`${occasion.url}/desk/${occasion.slug}`)
  await page.getByRole('button', { name: 'Change Petra Kelller' }).click()
  const dialog = page.getByRole('dialog', { name: 'Petra Kelller' })
  const partnership = dialog.getByRole('combobox', { name: 'Partnership' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await expectAccessible(page, 'changing somebody')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Petra Keller')
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Speaker')
  await dialog.getByRole('combobox', { name: 'Organisation' }).selectOption('Pforzheim')
  await expect(partnership).toHaveValue(/.+/)
  await partnership.selectOption('Pforzheim – Osijek')
  await dialog.getByRole('checkbox', { name: 'French' }).check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('listitem', { name: 'Petra Keller', exact: true })
  await expect(row).toContainText('Speaker')
  await expect(row).toContainText('Pforzheim · Pforzheim – Osijek · French')

  await open(petra, 'People')
  await expect(petra.getByRole('tabpanel', { name: 'People' })).toContainText('Petra Keller')
  await expect(petra.getByRole('tabpanel', { name: 'People' })).toContainText('Pforzheim')
  await expect(petra.getByRole('button', { name: 'Go on stage' })).toBeVisible()

  await page.getByRole('button', { name: 'Change Petra Keller' }).click()
  await expect(page.getByRole('checkbox', { name: 'French' })).toBeChecked()
  await expect(page.getByRole('combobox', { name: 'Partnership' })).toContainText('Pforzheim – Osijek')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Change Katrin Brandt' }).click()
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Attendee')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('You cannot take the desk from yourself.')).toBeVisible()
})

test('among many who are invited one is found by name, organisation or partnership, also on a phone', async ({
  occasion,
}) => {
  await given(occasion)
  for (let i = 0; i < 12; i++) await occasion.link('attendee', { name: `Guest ${i}`, organisation: `Town ${i}` })
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
  const page = await occasion.visitor('organiser', { name: 'Katrin Brandt' }, phone)
  await page.goto(`${occasion.url}/desk/${occasion.slug}`)
  const people = page.getByRole('list', { name: 'Personal links' }).getByRole('listitem')
  await expect(people).toHaveCount(13)
  await noSideScroll(page)
  await page.getByRole('searchbox', { name: 'Find an invited person' }).fill('TOWN 7')
  await expect(people).toHaveCount(1)
  await expect(page.getByText('1 person', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Change Guest 7' }).tap()
  await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Organisation' })).toHaveValue(/.+/)
})
