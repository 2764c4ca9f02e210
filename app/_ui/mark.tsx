/** Auftakt's mark: an upbeat. */
export const Mark = ({ className = 'size-9' }: { readonly className?: string }) => (
  <svg viewBox="0 0 36 36" className={className} aria-hidden="true" focusable="false">
    <rect width="36" height="36" rx="9" fill="var(--accent)" />
    <path
      d="M9 24c4 0 5-3 6.500-7s3-7 7-7c3 0 4.500 1.800 4.500 4"
      fill="none"
      stroke="var(--on-accent)"
      strokeWidth="3"
      strokeLinecap="round"
    />
    <circle cx="9.500" cy="26.500" r="2" fill="var(--on-accent)" />
  </svg>
)
