import type { Language } from '@/domain/planning/workbook'

/** What a document says besides what was written. Documents speak more languages than the interface does. */
export interface Words {
  readonly actionProgramme: string
  readonly contents: string
  readonly partnership: string
  readonly session: string
  readonly workbook: string
  readonly asOf: string
  readonly notFilled: string
  readonly noWorkbooks: string
  /** Some characters have no letter in the embedded faces. */
  readonly undrawn: string
  /** Between a label and what it labels. */
  readonly colon: string
  readonly page: string
  readonly of: string
}

export const WORDS: Readonly<Record<Language, Words>> = {
  de: {
    actionProgramme: 'Handlungsprogramm',
    contents: 'Inhalt',
    partnership: 'Partnerschaft',
    session: 'Programmpunkt',
    workbook: 'Arbeitsblatt',
    asOf: 'Stand',
    notFilled: 'noch nicht ausgefüllt',
    noWorkbooks: 'Es gibt noch keine Arbeitsblätter.',
    undrawn: '\ufffd steht für Zeichen, die hier nicht dargestellt werden. In der DOCX-Datei sind sie enthalten.',
    colon: ': ',
    page: 'Seite',
    of: 'von',
  },
  en: {
    actionProgramme: 'Action programme',
    contents: 'Contents',
    partnership: 'Partnership',
    session: 'Session',
    workbook: 'Workbook',
    asOf: 'As of',
    notFilled: 'not filled in yet',
    noWorkbooks: 'There are no workbooks yet.',
    undrawn: '\ufffd stands for characters that are not shown here. The DOCX file has them.',
    colon: ': ',
    page: 'Page',
    of: 'of',
  },
  fr: {
    actionProgramme: 'Programme d’action',
    contents: 'Sommaire',
    partnership: 'Partenariat',
    session: 'Séance',
    workbook: 'Feuille de travail',
    asOf: 'État au',
    notFilled: 'pas encore rempli',
    noWorkbooks: 'Il n’y a pas encore de feuilles de travail.',
    undrawn: '\ufffd remplace les caractères qui ne sont pas affichés ici. Le fichier DOCX les contient.',
    colon: '\u00a0: ',
    page: 'Page',
    of: 'sur',
  },
}

/** How dates are written in a language, and what programs are told it is: as in Europe. */
export const REGION: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB', fr: 'fr-FR' }
