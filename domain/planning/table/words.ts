/** What is compared: without case, diacritics and punctuation. `Keller, Petra` becomes `keller petra`. */
export const foldWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same whatever comes first, the given or the family name. */
export const anyOrder = (folded: string): string => folded.split(' ').sort().join(' ')
