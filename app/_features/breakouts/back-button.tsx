'use client'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/app/_ui/button'

/** Back to what lies before, above what is shown now. */
export const BackButton = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <Button
    look="quiet"
    size="small"
    className="w-fit"
    icon={<ArrowLeft className="size-4" aria-hidden />}
    onClick={onClick}
  >
    {children}
  </Button>
)
