const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size as people read it, in the numbers of a region: 1.4 GB. */
export const bytesIn =
  (region: string) =>
  (bytes: number): string => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
    const value = bytes / 1_000 ** power
    const maximumFractionDigits = value < 10 ? 1 : 0
    return new Intl.NumberFormat(region, { style: 'unit', unit: UNITS[power]!, maximumFractionDigits }).format(value)
  }
