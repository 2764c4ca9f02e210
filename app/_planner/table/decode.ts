/** How files say which encoding they have, and what their first bytes are then. */
const MARKS: readonly (readonly [encoding: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]

/** The text of a file. Spreadsheets save UTF-8 with and without a mark, UTF-16, and what Windows used before (1252). */
export function decodeTable(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf(bytes: Uint8Array): string {
  const marked = MARKS.find(([, ...mark]) => mark.every((byte, i) => bytes[i] === byte))
  if (marked) return marked[0]
  const unmarked = withoutMark(bytes)
  if (unmarked) return unmarked
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const SAMPLE = 1_000

/** UTF-16 without its mark: of Latin letters, separators and digits every other byte is zero. */
function withoutMark(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE)
  const zeros = [0, 0]
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2]!++
  const [even, odd] = zeros as [number, number]
  if (even + odd < sample.length / 8) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}
