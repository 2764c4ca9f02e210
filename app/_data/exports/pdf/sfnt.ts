import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

const WOFF = { header: 44, entry: 20 }
const SFNT = { header: 12, entry: 16 }

const unpacked = new Map<string, Uint8Array>()

/** A font out of its WOFF file. PDFKit reads WOFF too, but inflates a table anew for every letter. */
export function readFont(file: string): Uint8Array {
  const known = unpacked.get(file)
  if (known) return known
  const font = sfntOf(readFileSync(file))
  unpacked.set(file, font)
  return font
}

/** WOFF 1.0 (W3C) is a font whose tables are packed one by one; the font itself begins with a directory of them. */
export function sfntOf(woff: Buffer): Uint8Array {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const entries = Array.from({ length: count }, (_, i) => {
    const at = WOFF.header + i * WOFF.entry
    const offset = woff.readUInt32BE(at + 4)
    const packed = woff.readUInt32BE(at + 8)
    const length = woff.readUInt32BE(at + 12)
    const data = woff.subarray(offset, offset + packed)
    // A table that does not get smaller is stored as it is.
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      length,
      data: packed < length ? inflateSync(data) : data,
    }
  })
  const tables = SFNT.header + count * SFNT.entry
  const font = Buffer.alloc(entries.reduce((end, { length }) => end + aligned(length), tables))
  const power = Math.floor(Math.log2(count))
  font.writeUInt32BE(woff.readUInt32BE(4), 0)
  font.writeUInt16BE(count, 4)
  font.writeUInt16BE(2 ** power * 16, 6)
  font.writeUInt16BE(power, 8)
  font.writeUInt16BE((count - 2 ** power) * 16, 10)
  let offset = tables
  for (const [i, { tag, checksum, length, data }] of entries.entries()) {
    const at = SFNT.header + i * SFNT.entry
    tag.copy(font, at)
    font.writeUInt32BE(checksum, at + 4)
    font.writeUInt32BE(offset, at + 8)
    font.writeUInt32BE(length, at + 12)
    data.copy(font, offset)
    offset += aligned(length)
  }
  return font
}

const aligned = (length: number): number => Math.ceil(length / 4) * 4
