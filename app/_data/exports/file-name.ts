import { legibleLine } from './legible'

/** File systems allow 255 bytes; a character may take four. */
const LONGEST = 60
/** Means something to one file system or another. */
const FORBIDDEN = /[\\/:*?"<>|]/g

/** A name that every file system takes, in any script. */
export function fileName(title: string, ending: string): string {
  const name = legibleLine(title.replace(FORBIDDEN, ' ')).replace(/^[. ]+/, '')
  const short = [...name]
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/, '')
  return `${short || 'auftakt'}.${ending}`
}

/** The header that makes an answer a file of this name (RFC 6266); for old programs with a plain name beside it. */
export function contentDisposition(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[–—]/g, '-')
    .replace(/[^ -~]/g, '')
    .replace(/[%"\\]/g, '')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
