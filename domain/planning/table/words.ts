const foldLetters = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')

/** What is compared: without case, diacritics and punctuation. `Keller, Petra` becomes `keller petra`. */
export const foldWords = (text: string): string =>
  foldLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The same with its signs, however they are spaced: `Wärme / Kälte` becomes `warme/kalte`. */
export const foldSpelling = (text: string): string =>
  foldLetters(text)
    .replace(/\s*([^\p{L}\p{N}])\s*/gu, '$1')
    .trim()

/** The same whatever comes first, the given or the family name. */
export const anyOrder = (folded: string): string => folded.split(' ').sort().join(' ')
