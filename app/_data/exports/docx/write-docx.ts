import 'server-only'
import {
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { type ActionProgramme, EMPTY, type Part, type Section } from '../action-programme'
import { LIST, numbering, PAGE, stylesOf, TEXT_WIDTH } from './styles'
import { tableOf } from './table'

/** The action programme for those who go on writing it in Word or LibreOffice: real headings, tables and lists. */
export async function writeDocx(programme: ActionProgramme): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: `${programme.title} · ${programme.occasion}`,
    creator: 'Auftakt',
    lastModifiedBy: 'Auftakt',
    styles: stylesOf(programme),
    numbering,
    pageNumbers: leftToWord,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        footers: { default: footer(programme) },
        children: [...opening(programme), ...programme.parts.flatMap((part, i) => partOf(part, i, programme))],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/**
 * The contents are written filled in and linked, but for the numbers of pages: Word adds them when the table is updated.
 * To work them out here takes seconds; to mark them as out of date makes Word ask everybody who opens it.
 */
const leftToWord = () => ({ bookmarks: new Map<string, string>() })

const line = (text: string, style: string) => new Paragraph({ text, style })

function opening({ title, occasion, venue, parts, words }: ActionProgramme): FileChild[] {
  return [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    line(occasion, 'Occasion'),
    ...(venue ? [line(venue, 'Details')] : []),
    ...(parts.length === 0 ? [line(words.noWorkbooks, 'Empty')] : []),
    ...(parts.length > 1
      ? [
          line(words.contents, 'Contents'),
          new TableOfContents(words.contents, {
            hyperlink: true,
            headingStyleRange: '1-1',
            tabLeader: LeaderType.NONE,
          }),
        ]
      : []),
  ]
}

const partOf = ({ heading, details, sections }: Part, index: number, programme: ActionProgramme): FileChild[] => [
  new Paragraph({
    text: heading,
    heading: HeadingLevel.HEADING_1,
    pageBreakBefore: index > 0 || programme.parts.length > 1,
  }),
  ...details.map(
    ({ label, value }) =>
      new Paragraph({
        style: 'Details',
        children: [new TextRun({ text: `${label}${programme.words.colon}`, bold: true }), new TextRun(value)],
      }),
  ),
  ...sections.flatMap((section) => [
    new Paragraph({ text: section.heading, heading: HeadingLevel.HEADING_2 }),
    ...contentOf(section, programme),
  ]),
]

function contentOf({ content }: Section, { words }: ActionProgramme): FileChild[] {
  if (content.kind === 'empty') return [line(`${EMPTY} ${words.notFilled}`, 'Empty')]
  if (content.kind === 'rows') return [tableOf(content)]
  return content.paragraphs.map(({ kind, text }) =>
    kind === 'item' ? new Paragraph({ text, numbering: { reference: LIST, level: 0 } }) : new Paragraph(text),
  )
}

const footer = ({ occasion, words }: ActionProgramme) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Foot',
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({
            children: [
              occasion,
              new Tab(),
              `${words.page} `,
              PageNumber.CURRENT,
              ` ${words.of} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  })
