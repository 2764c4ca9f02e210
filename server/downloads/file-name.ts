import { DateTime } from 'luxon'

const LONGEST = 60
const ENDINGS = { video: '.mp4', audio: '.m4a', package: '-offline.zip' } as const

/** What a recording is called, when it began, and in which time zone it was held. */
export interface Named {
  readonly title: string
  readonly startedAt: Date
  readonly timeZone: string
}

/** What files of a recording are called: its title in plain letters, as far as it has any, and its day at the venue. */
export function nameOf({ title, startedAt, timeZone }: Named): string {
  const plain = title
    .replaceAll('ß', 'ss')
    .replace(/[äöüÄÖÜ]/g, (c) => `${c}e`)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return [plain || 'auftakt', DateTime.fromJSDate(startedAt, { zone: timeZone }).toISODate()].join('-')
}

export const fileName = (named: Named, kind: keyof typeof ENDINGS): string => `${nameOf(named)}${ENDINGS[kind]}`
