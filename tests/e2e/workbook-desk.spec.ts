import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { kickoffTemplate } from '../../domain/planning/kickoff-template'
import { readPdf, unzip } from '../support/documents'
import { newTestId } from '../support/planned'
import { expect, type Occasion, test } from './support/occasion'
import { alert, noSideScroll } from './support/room'

async function atTheDesk(occasion: Occasion, viewport = { width: 1440, height: 900 }): Promise<Page> {
  const page = await occasion.visitor('organiser', { name: 'Katrin Brandt' }, { viewport })
  await page.goto(`${occasion.url}/desk/${occasion.slug}`)
  return page
}

/** What a group left behind when its room closed. */
async function write(
  { db, conferenceId, sessionId }: Occasion,
  title: string,
  filled: Record<string, string | Record<string, string>[]>,
  partnershipId: string | null = null,
): Promise<string> {
  const id = newTestId()
  const { name, fields } = kickoffTemplate
  await db.workbook.create({
    data: {
      id,
      conferenceId,
      sessionId,
      room: newTestId(),
      title,
      partnershipId,
      template: { name, fields },
      filled,
    },
  })
  return id
}

const partnership = async ({ db, conferenceId }: Occasion, name: string) =>
  (await db.partnership.create({ data: { id: newTestId(), name, conferences: { connect: { id: conferenceId } } } })).id

async function downloaded(page: Page, link: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('a template begins as the one for a kickoff, and becomes one’s own', async ({ occasion }) => {
  const page = await atTheDesk(occasion)
  await expect(page.getByText('No template yet. Begin with the one for a kickoff.')).toBeVisible()
  await page.getByRole('button', { name: 'New template' }).click()
  const editor = page.getByRole('dialog', { name: 'New template' })
  const name = editor.getByRole('textbox', { name: 'Name of the template' })
  await expect(name).toHaveValue('Partnership kickoff')
  await name.fill('First meeting')
  await editor.getByRole('button', { name: 'Add a field' }).click()
  await editor.getByRole('button', { name: 'Create' }).click()
  const label = editor.getByRole('textbox', { name: 'Label' })
  await expect(editor.getByRole('alert')).toHaveText('Please enter a label, in one language at least.')
  await expect(label).toBeFocused()
  await label.fill('Our motto')
  await editor.getByRole('combobox', { name: 'Language of these texts' }).selectOption('Français')
  await expect(editor.getByText('1 text is missing in this language.')).toBeVisible()
  await expect(label).toHaveAttribute('placeholder', 'Our motto')
  await expect(name).toHaveValue('Lancement du partenariat')
  await name.fill('Première rencontre')
  const up = editor.getByRole('button', { name: 'Move up: Our motto' })
  for (let presses = 0; presses < 6; presses++) await up.press('Enter')
  await expect(up).toBeFocused()
  await expect(editor.getByRole('listitem').first()).toHaveAccessibleName('Our motto')
  await expect(editor.getByRole('status')).toHaveText('Our motto is now 1 of 7.')
  await expect(editor.getByRole('alert')).toHaveCount(0)
  await editor.getByRole('button', { name: 'Create' }).click()
  await expect(editor).toBeHidden()
  const row = page.getByRole('listitem', { name: 'First meeting' })
  await expect(row).toContainText('7 fields')
  const kept = await occasion.db.workbookTemplate.findFirstOrThrow({ where: { conferenceId: occasion.conferenceId } })
  expect(kept.name).toEqual({ de: 'Auftakt der Partnerschaft', en: 'First meeting', fr: 'Première rencontre' })
  expect((kept.fields as { label: unknown }[])[0]!.label).toEqual({ en: 'Our motto' })

  await row.getByRole('button', { name: 'Delete: First meeting' }).click()
  await page.getByRole('dialog', { name: 'Delete “First meeting”?' }).getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('No template yet. Begin with the one for a kickoff.')).toBeVisible()
})

test('a template is changed later, and no stray key throws the changes away', async ({ occasion }) => {
  const { conferenceId, db } = occasion
  const { name, fields } = kickoffTemplate
  await db.workbookTemplate.create({ data: { id: newTestId(), conferenceId, name, fields } })
  const page = await atTheDesk(occasion, { width: 390, height: 844 })
  await noSideScroll(page)
  const edit = page.getByRole('button', { name: 'Edit: Partnership kickoff' })
  await edit.click()
  const editor = page.getByRole('dialog', { name: 'Edit template' })
  await page.keyboard.press('Escape')
  await expect(editor).toBeHidden()
  await edit.click()
  await editor.getByRole('button', { name: 'Remove: Open questions' }).click()
  await editor.getByRole('button', { name: 'Milestones', exact: true }).click()
  await editor.getByRole('button', { name: 'Remove: By when' }).click()
  await editor.getByRole('textbox', { name: 'Column 2' }).fill('Who cares for it')
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await noSideScroll(page)
  await page.keyboard.press('Escape')
  await page
    .getByRole('dialog', { name: 'Discard your changes?' })
    .getByRole('button', { name: 'Cancel', exact: true })
    .last()
    .click()
  await editor.getByRole('button', { name: 'Save' }).click()
  await expect(editor).toBeHidden()
  await expect(page.getByRole('listitem', { name: 'Partnership kickoff' })).toContainText('5 fields')
  const kept = await db.workbookTemplate.findFirstOrThrow({ where: { conferenceId } })
  expect(
    (kept.fields as { columns?: { label: { en: string } }[] }[])[3]!.columns!.map(({ label }) => label.en),
  ).toEqual(['What', 'Who cares for it'])
})

test('workbooks are downloaded one by one and together, in the language that is chosen', async ({ occasion }) => {
  const page = await atTheDesk(occasion)
  await expect(page.getByText('No workbook yet.')).toBeVisible()
  const gmuend = 'Schwäbisch Gmünd – Bahir Dar'
  const [mine, other] = [await partnership(occasion, gmuend), await partnership(occasion, 'Passau – Kédougou')]
  await write(occasion, gmuend, { goals: 'Schatten für ባሕር ዳር', milestones: [{ what: 'Baumschule' }] }, mine)
  await write(occasion, 'Passau – Kédougou', { goals: 'Wasser' }, other)
  await page.reload()
  const row = page.getByRole('listitem', { name: gmuend })
  await expect(row).toContainText('2 of 6 filled in')
  await expect(row).toContainText('Opening')

  await page.getByRole('combobox', { name: 'Language of the documents' }).selectOption('Deutsch')
  const docx = await downloaded(page, `${gmuend} as DOCX`)
  expect(docx.name).toBe(`Handlungsprogramm – ${gmuend}.docx`)
  expect(unzip(docx.bytes).get('word/document.xml')).toContain('Schatten für ባሕር ዳር')

  await page.getByRole('combobox', { name: 'Language of the documents' }).selectOption('Français')
  const pdf = await downloaded(page, 'Action programme as PDF')
  expect(pdf.name).toBe('Programme d’action – Annual conference.pdf')
  const { pages, fonts } = readPdf(pdf.bytes)
  expect(pages[0]).toEqual(expect.arrayContaining(['Sommaire', gmuend, 'Passau – Kédougou']))
  expect(pages.flat()).toEqual(expect.arrayContaining(['Nos objectifs', 'Schatten für ባሕር ዳር']))
  expect(fonts.some((font) => font.startsWith('NotoSansEthiopic'))).toBe(true)

  await page.getByRole('combobox', { name: 'Partnership' }).selectOption(gmuend)
  await expect(page.getByRole('listitem', { name: 'Passau – Kédougou' })).toBeHidden()
  const json = await downloaded(page, 'Action programme as JSON')
  expect(json.name).toBe(`Programme d’action – ${gmuend}.json`)
  const { conference, workbooks } = JSON.parse(json.bytes.toString())
  expect(conference.slug).toBe(occasion.slug)
  expect(workbooks.map(({ title }: { title: string }) => title)).toEqual([gmuend])
})

test('templates and workbooks are for organisers of that conference: a foreign one is as unknown as one that is not there', async ({
  occasion,
}) => {
  const { conferenceId, db, url } = occasion
  const workbook = await write(occasion, 'Secret', { goals: 'Secret' })
  const { name, fields } = kickoffTemplate
  const { id: template } = await db.workbookTemplate.create({ data: { id: newTestId(), conferenceId, name, fields } })
  const attendee = await occasion.visitor('attendee', { name: 'Ada' })
  const stranger = await attendee.context().browser()!.newContext()
  const organiser = await occasion.visitor('organiser', { name: 'Ola' })
  const elsewhere = await db.conference.create({
    data: {
      id: newTestId(),
      slug: `elsewhere-${newTestId()
        .toLowerCase()
        .replaceAll(/[^a-z]/g, '')}`,
      title: 'x',
      timeZone: 'UTC',
    },
  })
  for (const request of [attendee.request, stranger.request, organiser.request]) {
    const isOrganiser = request === organiser.request
    const own = isOrganiser ? 200 : 403
    const asked = [
      [`/api/desk/workbooks/${workbook}/json`, own],
      [`/api/desk/conferences/${conferenceId}/workbooks/pdf`, own],
      [`/api/desk/workbooks/${workbook}/exe`, isOrganiser ? 404 : 403],
      ['/api/desk/workbooks/no-such-workbook/json', 403],
      [`/api/desk/conferences/${elsewhere.id}/workbooks/json`, 403],
      ['/api/desk/conferences/no-such-conference/workbooks/json', 403],
    ] as const
    for (const [path, status] of asked) {
      const answer = await request.get(`${url}${path}`)
      expect([path, answer.status()]).toEqual([path, status])
      expect(answer.headers()['cache-control']).toBe('private, no-store')
      if (status === 403) expect(await answer.json()).toEqual({ code: 'not-admitted' })
    }
  }
  for (const [path, data] of [
    [`/api/desk/conferences/${conferenceId}/templates`, { name, fields }],
    [`/api/desk/templates/${template}`, { name: { en: 'taken over' }, fields }],
    [`/api/desk/templates/${template}/delete`, {}],
    ['/api/desk/templates/no-such-template/delete', {}],
  ] as const) {
    const answer = await attendee.request.post(`${url}${path}`, { data, headers: { origin: url } })
    expect([path, answer.status()]).toEqual([path, 403])
  }
  expect(await db.workbookTemplate.findMany({ where: { conferenceId } })).toMatchObject([{ name }])
  await organiser.goto(`${url}/desk/${occasion.slug}`)
  await expect(alert(organiser)).toHaveCount(0)
  await stranger.close()
})
