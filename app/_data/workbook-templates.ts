import 'server-only'
import * as z from 'zod'
import { type Template, type Texts, template } from '@/domain/planning/workbook'
import { db } from './db'
import { newId } from './ids'
import type { FieldCodes } from './requests'

/** Reads and writes templates of workbooks. Who may is decided by the caller, with `deskOf`. */

export const templateFields = z.strictObject(template.shape)
export const TEMPLATE_CODES: FieldCodes = {
  name: 'desk/name',
  'fields.*.label': 'desk/label',
  'fields.*.columns.*.label': 'desk/label',
}

export interface KnownTemplate extends Template {
  readonly id: string
}

export async function templatesOf(conferenceId: string): Promise<readonly KnownTemplate[]> {
  const rows = await db().workbookTemplate.findMany({ where: { conferenceId }, orderBy: { createdAt: 'asc' } })
  return rows.map(({ id, name, fields }) => ({ id, ...template.parse({ name, fields }) }))
}

/** What the planner of rooms offers. */
export const templateNamesOf = async (conferenceId: string): Promise<{ id: string; name: Texts }[]> =>
  (await templatesOf(conferenceId)).map(({ id, name }) => ({ id, name }))

/** The conference that a template belongs to; undefined when there is no such template. */
export const conferenceOfTemplate = async (id: string): Promise<string | undefined> =>
  (await db().workbookTemplate.findUnique({ where: { id }, select: { conferenceId: true } }))?.conferenceId

export async function createTemplate(conferenceId: string, fields: Template): Promise<void> {
  await db().workbookTemplate.create({ data: { id: newId(), conferenceId, ...fields } })
}

/** Workbooks keep the template that they were begun with. */
export async function updateTemplate(id: string, fields: Template): Promise<void> {
  await db().workbookTemplate.update({ where: { id }, data: fields })
}

/** Sets of rooms that were to use it have none. */
export async function deleteTemplate(id: string): Promise<void> {
  await db().$transaction([
    db().breakoutSet.updateMany({ where: { templateId: id }, data: { templateId: null } }),
    db().workbookTemplate.delete({ where: { id } }),
  ])
}
