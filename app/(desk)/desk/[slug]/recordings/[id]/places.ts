/** A place in a recording as people write it: 1:02:03.5, 2:03, 7. Seconds; null for what is none. */
export function readPlace(typed: string): number | null {
  const parts = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,2}(?:[.,]\d{1,3})?)$/.exec(typed.trim())
  if (!parts) return null
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number((part ?? '0').replace(',', '.')))
  if (seconds! >= 60 || (parts[1] !== undefined && minutes! >= 60)) return null
  return hours! * 3_600 + minutes! * 60 + seconds!
}

/** The same from seconds: tenths are written where there are any. */
export function writePlace(seconds: number): string {
  const tenths = Math.max(0, Math.round(seconds * 10))
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const whole = `${two((tenths / 600) % 60)}:${two((tenths / 10) % 60)}`
  const hours = Math.floor(tenths / 36_000)
  const written = hours > 0 ? `${hours}:${whole}` : whole.replace(/^0/, '')
  return tenths % 10 === 0 ? written : `${written}.${tenths % 10}`
}
