import { Download } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { buttonClass } from '@/app/_ui/button'

const FORMATS = ['docx', 'pdf', 'json']

interface Props {
  /** What is downloaded, said above the links; without, it is said to those who do not see where they stand. */
  readonly heading?: ReactNode
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly nameOf: (format: string) => string
}

/** Ordinary links: what comes back is a file. */
export function Downloads({ heading, path, query, nameOf }: Props) {
  const id = useId()
  return (
    <div className="grid gap-1.5">
      {heading && (
        <p id={id} className="font-semibold">
          {heading}
        </p>
      )}
      <ul aria-labelledby={heading ? id : undefined} className="flex flex-wrap gap-2">
        {FORMATS.map((format) => (
          <li key={format}>
            <a
              className={buttonClass({ size: heading ? 'medium' : 'small' })}
              href={`${path}/${format}?${new URLSearchParams(query)}`}
              aria-label={nameOf(format.toUpperCase())}
            >
              <Download className="size-4" aria-hidden />
              {format.toUpperCase()}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
