import 'server-only'
import { db } from '../../db'
import { Answer } from '../../requests'
import { contentDisposition, fileName } from '../file-name'
import { attendanceSheet } from './attendance'
import { chatSheet, questionsSheet } from './said'
import type { Sheet } from './sheet'
import { type SheetWords, sheetWords } from './words'
import { writeCsv, writeXlsx } from './write-sheet'

const SHEETS: ReadonlyMap<string, (sessionId: string, words: SheetWords) => Promise<Sheet>> = new Map([
  ['attendance', attendanceSheet],
  ['questions', questionsSheet],
  ['chat', chatSheet],
])

/**
 * What happened in a session as a table: attendance, questions or chat, as xlsx or csv.
 * @throws Answer when there is no such table or format
 */
export async function downloadSheet(sessionId: string, what: string, format: string | null): Promise<Response> {
  const sheetOf = SHEETS.get(what)
  if (!sheetOf || (format !== 'xlsx' && format !== 'csv')) throw new Answer(404, 'not-found')
  const { title, conference } = await db().session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { title: true, conference: { select: { timeZone: true } } },
  })
  const words = await sheetWords(sessionId, conference.timeZone)
  const sheet = await sheetOf(sessionId, words)
  const [type, body] =
    format === 'xlsx'
      ? ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', await writeXlsx(sheet)]
      : ['text/csv; charset=utf-8', writeCsv(sheet, words.delimiter)]
  return new Response(body as BodyInit, {
    headers: {
      'content-type': type as string,
      'content-disposition': contentDisposition(fileName(`${sheet.title} – ${title}`, format)),
      'cache-control': 'private, no-store',
    },
  })
}
