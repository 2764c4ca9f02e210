import 'server-only'
import { requestLocale } from '@/app/_i18n/request'
import { LANGUAGES, type Language } from '@/domain/planning/workbook'
import { Answer } from '../requests'
import { actionProgramme, type NamedConference, type WrittenWorkbook } from './action-programme'
import { writeDocx } from './docx/write-docx'
import { contentDisposition, fileName } from './file-name'
import { workbooksAsJson } from './json'
import { writePdf } from './pdf/write-pdf'
import { WORDS } from './words'

interface Format {
  readonly type: string
  readonly write: (
    conference: NamedConference,
    workbooks: readonly WrittenWorkbook[],
    language: Language,
  ) => Promise<BodyInit>
}
const FORMATS: ReadonlyMap<string, Format> = new Map([
  [
    'docx',
    {
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      write: async (...asked) => writeDocx(actionProgramme(...asked)),
    },
  ],
  ['pdf', { type: 'application/pdf', write: async (...asked) => writePdf(actionProgramme(...asked)) }],
  [
    'json',
    { type: 'application/json', write: async (conference, workbooks) => workbooksAsJson(conference, workbooks) },
  ],
] satisfies [string, Format][])

interface Asked {
  /** The end of the file's name: docx, pdf or json. */
  readonly format: string
  /** `?language=`; without one of ours it is that of whoever asks. */
  readonly language: string | null
  readonly conference: NamedConference
  readonly workbooks: readonly WrittenWorkbook[]
  /** What the file is called besides being an action programme. */
  readonly title: string
}

/**
 * Workbooks as a file.
 * @throws Answer when there is no such format
 */
export async function download({ format, language, conference, workbooks, title }: Asked): Promise<Response> {
  const known = FORMATS.get(format)
  if (!known) throw new Answer(404, 'not-found')
  const spoken = LANGUAGES.find((each) => each === language) ?? (await requestLocale())
  const body = await known.write(conference, workbooks, spoken)
  return new Response(body, {
    headers: {
      'content-type': known.type,
      'content-disposition': contentDisposition(fileName(`${WORDS[spoken].actionProgramme} – ${title}`, format)),
      'cache-control': 'private, no-store',
    },
  })
}
