/** How a conference's program looks. */
export interface Look {
  /** The conference's colour, #rrggbb. */
  readonly accent: string
  readonly title: string
  readonly conference: string
}

/** What the program says. */
export interface Words {
  readonly startsSoon: string
  readonly paused: string
  readonly inRooms: string
  readonly empty: string
  readonly question: string
  readonly announcement: string
  readonly notCaptured: string
  readonly nameHidden: string
  readonly somebody: string
  readonly screenOf: (name: string) => string
  readonly partnership: (name: string) => string
  /** ISO 639-1: in which language templates are shown. */
  readonly language: string
}

export type Drawing = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export const GROUND = '#101713'
/** Behind names on pictures. */
export const PLATE = 'rgb(10 15 13 / 0.82)'
export const RADIUS = 14

const FACE = '"Atkinson Hyperlegible Next Variable"'
export const font = (size: number, weight = 400): string => `${weight} ${size}px ${FACE}, system-ui, sans-serif`

/** Before anything is drawn: until then a canvas would take another face. */
export const loadFonts = (): Promise<unknown> =>
  Promise.all([400, 600, 700].map((weight) => document.fonts.load(font(30, weight), 'AÄß…')))

/** A colour of the conference so light that it can be seen on the dark ground; as in app/_ui/accent.ts. */
export function lightened(accent: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(accent) || accent.toLowerCase() === '#0d6b4e') return '#4cc79a'
  return `color-mix(in oklab, ${accent} 45%, white)`
}
