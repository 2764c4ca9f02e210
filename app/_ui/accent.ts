import type { CSSProperties } from 'react'

/** A conference's own colour, where it is not Auftakt's. In the dark it is lightened, so that it can be read. */
export function accentStyle(accent: string): CSSProperties {
  if (!/^#[0-9a-f]{6}$/i.test(accent) || accent.toLowerCase() === '#0d6b4e') return {}
  return {
    '--accent': `light-dark(${accent}, color-mix(in oklab, ${accent} 45%, white))`,
    '--accent-soft': `light-dark(color-mix(in oklab, ${accent} 12%, white), color-mix(in oklab, ${accent} 25%, black))`,
  } as CSSProperties
}
