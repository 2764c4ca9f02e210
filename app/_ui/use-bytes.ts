import { useFormatter } from 'use-intl/react'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size as people read it: 1.4 GB. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
    const value = bytes / 1_000 ** power
    return format.number(value, { style: 'unit', unit: UNITS[power]!, maximumFractionDigits: value < 10 ? 1 : 0 })
  }
}
