import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'

export const BackLink = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <a className="flex w-fit items-center gap-1.5 text-meta text-soft hover:text-ink" href={href}>
    <ArrowLeft className="size-4" aria-hidden />
    {children}
  </a>
)
