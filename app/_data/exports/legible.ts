/** Neither XML nor a PDF can carry these: controls but line breaks, halves of characters, noncharacters; nor do people read them. */
const ILLEGIBLE =
  /(?!\n)\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** A text that every document can carry; lines end with \n. */
export const legible = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(ILLEGIBLE, '')
    .normalize('NFC')

/** The same on one line. */
export const legibleLine = (text: string): string => legible(text).replace(/\s+/g, ' ').trim()
