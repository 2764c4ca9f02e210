import { Fragment, type ReactNode } from 'react'
import { type Block, type Inline, parseMarkdown } from './markdown'

/** Shows a text with its small Markdown. Everything is a text node; links lead out without a trace. */
export const MarkdownText = ({ children }: { readonly children: string }) => parseMarkdown(children).map(block)

const block = (each: Block, i: number): ReactNode => {
  if (each.kind === 'list') {
    return (
      <ul key={i} className="list-disc pl-5">
        {each.items.map((item, j) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parsed anew each time
          <li key={j}>{item.map(part)}</li>
        ))}
      </ul>
    )
  }
  const lines = each.lines.map((line, j) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parsed anew each time
    <Fragment key={j}>
      {j > 0 && <br />}
      {line.map(part)}
    </Fragment>
  ))
  return each.kind === 'quote' ? (
    <blockquote key={i} className="border-l-3 border-line-strong pl-2 text-soft">
      {lines}
    </blockquote>
  ) : (
    <p key={i}>{lines}</p>
  )
}

const part = (each: Inline, i: number): ReactNode => {
  switch (each.kind) {
    case 'text':
      return each.text
    case 'code':
      return (
        <code key={i} className="rounded bg-raised px-1">
          {each.text}
        </code>
      )
    case 'link':
      return (
        <a
          key={i}
          href={each.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="break-all text-accent underline underline-offset-2"
        >
          {each.text}
        </a>
      )
    case 'bold':
      return <strong key={i}>{each.inside.map(part)}</strong>
    case 'italic':
      return <em key={i}>{each.inside.map(part)}</em>
    case 'struck':
      return <s key={i}>{each.inside.map(part)}</s>
  }
}
