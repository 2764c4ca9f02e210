import { AlignmentType, convertMillimetersToTwip, type IStylesOptions, LevelFormat } from 'docx'
import type { ActionProgramme } from '../action-programme'
import { REGION } from '../words'

/** A4 with 20 mm on all sides, in twips. */
export const PAGE = {
  width: convertMillimetersToTwip(210),
  height: convertMillimetersToTwip(297),
  margin: convertMillimetersToTwip(20),
}
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin

const SOFT = '5B6470'

/** Styles of the names that Word knows, so that whoever goes on writing restyles all of it at once. Sizes are half points. */
export const stylesOf = ({ language, accent }: ActionProgramme): IStylesOptions => {
  const color = accent.slice(1)
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 22, language: { value: REGION[language] } },
        paragraph: { spacing: { after: 120, line: 288 } },
      },
      title: { run: { size: 52, bold: true, color }, paragraph: { spacing: { after: 60 } } },
      heading1: {
        run: { size: 34, bold: true, color },
        paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
      },
      heading2: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 320, after: 80 }, keepNext: true } },
    },
    paragraphStyles: [
      { id: 'Occasion', name: 'Occasion', basedOn: 'Normal', run: { size: 26 }, paragraph: { spacing: { after: 60 } } },
      {
        id: 'Contents',
        name: 'Contents',
        basedOn: 'Normal',
        run: { size: 26, bold: true },
        paragraph: { spacing: { before: 480 } },
      },
      {
        id: 'Details',
        name: 'Details',
        basedOn: 'Normal',
        run: { size: 20, color: SOFT },
        paragraph: { spacing: { after: 20 } },
      },
      { id: 'Empty', name: 'Empty', basedOn: 'Normal', run: { color: SOFT } },
      { id: 'Cell', name: 'Cell', basedOn: 'Normal', paragraph: { spacing: { after: 40 } } },
      { id: 'ColumnHead', name: 'Column head', basedOn: 'Cell', run: { bold: true } },
      { id: 'Foot', name: 'Foot', basedOn: 'Normal', run: { size: 18, color: SOFT } },
    ],
  }
}

export const LIST = 'items'

/** Items of lists, one level deep: deeper ones cannot be written. */
export const numbering = {
  config: [
    {
      reference: LIST,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 360, hanging: 240 }, spacing: { after: 40 } } },
        },
      ],
    },
  ],
}
