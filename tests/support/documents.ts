import { inflateRawSync, inflateSync } from 'node:zlib'

const CENTRAL_ENTRY = 0x02014b50
const STORED = 0

/** The files of a zip archive by their names, as text. */
export function unzip(archive: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(archive)
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  while (zip.readUInt32LE(at) === CENTRAL_ENTRY) {
    const [method, packed, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const data = zip.subarray(from, from + packed)
    files.set(name, (method === STORED ? data : inflateRawSync(data)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}

export interface ReadPdf {
  /** Of each page its lines, from the first drawn to the last; cells of a table row are one line. */
  readonly pages: readonly (readonly string[])[]
  /** Names of the embedded fonts. */
  readonly fonts: readonly string[]
  /** The document's structure: how many elements of each type. */
  readonly elements: Readonly<Record<string, number>>
  /** The dictionary that everything hangs on. */
  readonly catalog: string
  readonly titles: readonly string[]
}

/** Reads back what PDFKit writes: as much as tests want to know, and no other PDF. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes))
  const all = [...objects.values()]
  const letters = new Map(
    [...objects].flatMap(([id, { dictionary }]) => {
      const map = /\/ToUnicode (\d+) /.exec(dictionary)
      return map ? [[id, lettersOf(objects.get(map[1]!)!.stream)] as const] : []
    }),
  )
  const elements: Record<string, number> = {}
  for (const { dictionary } of all) {
    const type = /\/S \/(\w+)\n\/P \d/.exec(dictionary)?.[1]
    if (type) elements[type] = (elements[type] ?? 0) + 1
  }
  const pageTree = all.find(({ dictionary }) => dictionary.includes('/Type /Pages'))!.dictionary
  const pageIds = [.../Kids \[(.*?)\]/s.exec(pageTree)![1]!.matchAll(/(\d+) 0 R/g)].map(([, id]) => id!)
  return {
    pages: pageIds.map((id) => linesOf(objects.get(id)!.dictionary, objects, letters)),
    fonts: all.flatMap(({ dictionary }) => /\/FontName \/\w+\+(\S+)/.exec(dictionary)?.[1] ?? []),
    elements,
    catalog: all.find(({ dictionary }) => dictionary.includes('/Type /Catalog'))!.dictionary,
    titles: all
      .map(({ dictionary }) => /\/Title (?:(\d+) 0 R|(\(.*?\))\n)/s.exec(dictionary))
      .flatMap((title) => (title ? [title[1] ? objects.get(title[1])!.dictionary : title[2]!] : []))
      .map((written) => unescaped(written.slice(1, -1))),
  }
}

interface PdfObject {
  readonly dictionary: string
  readonly stream: string
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const text = pdf.toString('latin1')
  return new Map(
    [...text.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id, body]) => {
      const [dictionary, packed] = body!.split('stream\n') as [string, string?]
      const isPacked = packed !== undefined && dictionary.includes('/FlateDecode')
      const stream = isPacked ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : (packed ?? '')
      return [id!, { dictionary, stream }]
    }),
  )
}

const lettersOf = (map: string): string[] =>
  [...map.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[(.*?)\]/gs)].flatMap(([, range]) =>
    [...range!.matchAll(/<([0-9a-f ]*)>/g)].map(([, units]) =>
      String.fromCharCode(...units!.split(' ').map((unit) => Number.parseInt(unit, 16))),
    ),
  )

function linesOf(page: string, objects: Map<string, PdfObject>, letters: Map<string, string[]>): string[] {
  const resources = objects.get(/\/Resources (\d+) /.exec(page)![1]!)!.dictionary
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, letters.get(id!)!]))
  const content = objects.get(/\/Contents (\d+) /.exec(page)![1]!)!.stream
  const lines: { y: string; text: string }[] = []
  for (const [, drawing] of content.matchAll(/BT\n(.*?)ET/gs)) {
    const y = /1 0 0 1 \S+ (\S+) Tm/.exec(drawing!)![1]!
    const font = fonts.get(/\/(F\d+) /.exec(drawing!)![1])!
    const text = [...drawing!.matchAll(/<([0-9a-f]+)>/g)]
      .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
      .map((code) => font[Number.parseInt(code, 16)])
      .join('')
    const last = lines.at(-1)
    if (last?.y === y) last.text += text
    else lines.push({ y, text })
  }
  return lines.map(({ text }) => text)
}

/** Strings are UTF-16 when they begin so, with some characters escaped. */
function unescaped(written: string): string {
  const plain = written.replace(/\\(r|n|.)/gs, (_, c: string) => ({ r: '\r', n: '\n' })[c] ?? c)
  return plain.startsWith('\u00fe\u00ff') ? Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le') : plain
}
