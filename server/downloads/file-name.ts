const LONGEST = 60
const ENDINGS = { video: '.mp4', audio: '.m4a', package: '-offline.zip' } as const

/** What files of a recording are called: its title in plain letters, as far as it has any, and its day. */
export function nameOf(title: string, startedAt: Date): string {
  const plain = title
    .replaceAll('ß', 'ss')
    .replace(/[äöüÄÖÜ]/g, (c) => `${c}e`)
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return [plain || 'auftakt', startedAt.toISOString().slice(0, 10)].join('-')
}

export const fileName = (title: string, startedAt: Date, kind: keyof typeof ENDINGS): string =>
  `${nameOf(title, startedAt)}${ENDINGS[kind]}`
