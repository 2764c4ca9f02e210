import type { ReactNode } from 'react'

/** What came of a form: that it is done, or what is wrong with it as a whole. */
export const Outcome = ({ problem, children }: { readonly problem: string | null; readonly children: ReactNode }) =>
  problem ? (
    <p role="alert" className="text-meta font-semibold text-live">
      {problem}
    </p>
  ) : (
    <p role="status" className="text-meta text-soft">
      {children}
    </p>
  )
