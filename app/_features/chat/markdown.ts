/** What a text may contain: a small subset of Markdown, never HTML. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'struck'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly text: string }

export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }

/** Marks inside marks, and no deeper. */
const DEEPEST = 3
const LINK = /\[([^[\]\n]{1,200})\]\((https:\/\/[^\s()<>]{1,500}|mailto:[^\s()<>]{1,200})\)/y
const ADDRESS = /https:\/\/[^\s<>"'`]{1,500}/y
const CODE = /`([^`\n]{1,500})`/y
const MARKS = [
  { mark: '**', kind: 'bold' },
  { mark: '~~', kind: 'struck' },
  { mark: '*', kind: 'italic' },
  { mark: '_', kind: 'italic' },
] as const
const SPECIAL = /[[`*_~h]/g

/** Reads a text; what is not understood is text. Marks nest three deep, so that even a message of nothing but marks is read in a moment. */
export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  for (const line of source.split('\n')) {
    const item = /^[-*•] +(.+)$/.exec(line)
    const quoted = /^> ?(.*)$/.exec(line)
    if (item) append(blocks, 'list', inline(item[1]!))
    else append(blocks, quoted ? 'quote' : 'paragraph', inline(quoted ? quoted[1]! : line))
  }
  return blocks
}

function append(blocks: Block[], kind: Block['kind'], line: readonly Inline[]) {
  const last = blocks.at(-1)
  if (last?.kind === 'list' && kind === 'list') blocks[blocks.length - 1] = { kind, items: [...last.items, line] }
  else if (kind === 'list') blocks.push({ kind, items: [line] })
  else if (last && last.kind === kind)
    blocks[blocks.length - 1] = { kind, lines: [...(last as { lines: readonly (readonly Inline[])[] }).lines, line] }
  else blocks.push({ kind, lines: [line] })
}

export function inline(source: string, depth = 0): Inline[] {
  const parts: Inline[] = []
  let plainFrom = 0
  let at = 0
  const take = (part: Inline, end: number) => {
    if (at > plainFrom) parts.push({ kind: 'text', text: source.slice(plainFrom, at) })
    parts.push(part)
    at = plainFrom = end
  }
  while (at < source.length) {
    SPECIAL.lastIndex = at
    const next = SPECIAL.exec(source)
    if (!next) break
    at = next.index
    const found = special(source, at, depth)
    if (found) take(found.part, found.end)
    else at++
  }
  if (source.length > plainFrom) parts.push({ kind: 'text', text: source.slice(plainFrom) })
  return parts
}

type Found = { readonly part: Inline; readonly end: number } | null

function special(source: string, at: number, depth: number): Found {
  return (
    match(CODE, source, at, (m) => ({ kind: 'code', text: m[1]! })) ??
    match(LINK, source, at, (m) => ({ kind: 'link', href: m[2]!, text: m[1]! })) ??
    address(source, at) ??
    (depth < DEEPEST ? marked(source, at, depth) : null)
  )
}

function match(pattern: RegExp, source: string, at: number, part: (m: RegExpExecArray) => Inline): Found {
  pattern.lastIndex = at
  const m = pattern.exec(source)
  return m && { part: part(m), end: at + m[0].length }
}

/** A bare address; punctuation at its end belongs to the sentence. */
function address(source: string, at: number): Found {
  ADDRESS.lastIndex = at
  const m = ADDRESS.exec(source)
  if (!m) return null
  const href = m[0].replace(/[.,;:!?)\]]+$/, '')
  return href.length > 'https://'.length ? { part: { kind: 'link', href, text: href }, end: at + href.length } : null
}

function marked(source: string, at: number, depth: number): Found {
  for (const { mark, kind } of MARKS) {
    if (!source.startsWith(mark, at)) continue
    const from = at + mark.length
    const end = source.indexOf(mark, from)
    if (end <= from || /\s/.test(source[from]!) || /\s/.test(source[end - 1]!) || insideWord(source, at, mark)) continue
    return { part: { kind, inside: inline(source.slice(from, end), depth + 1) }, end: end + mark.length }
  }
  return null
}

/** `snake_case` is no italics. */
const insideWord = (source: string, at: number, mark: string) =>
  mark === '_' && at > 0 && /[\p{L}\p{N}]/u.test(source[at - 1]!)
