/** C0 and C1 controls but tab and newline, zero-width and direction-changing characters: they serve disguise. Joiners stay, scripts and emoji need them. */
const DISGUISES = /(?![\t\n])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Composed (NFC), with plain ends of lines, without disguises. */
export const clean = (typed: string): string => typed.replace(/\r\n?/g, '\n').normalize('NFC').replace(DISGUISES, '')
