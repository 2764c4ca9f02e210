/** The demo: the kickoff of the municipal climate partnerships. Places are real, people are made up. */

export const CONFERENCE = {
  slug: 'klimapartnerschaften',
  title: 'Auftakt der 8. Phase der Kommunalen Klimapartnerschaften',
  summary:
    'Neun Partnerschaften zwischen deutschen und afrikanischen Kommunen lernen sich kennen und beginnen ihr gemeinsames Handlungsprogramm.',
  venue: 'online und im Studio Darmstadt',
  timeZone: 'Europe/Berlin',
  accent: '#0d6b4e',
  languages: ['de', 'en', 'fr'],
}

interface Side {
  readonly name: string
  readonly country: string
}
export const PARTNERSHIPS: readonly { readonly name: string; readonly sides: readonly [Side, Side] }[] = [
  pair('Pforzheim – Mtwara', 'Pforzheim', 'Mtwara', 'TZ'),
  pair('Pfungstadt – Oshikuku', 'Pfungstadt', 'Oshikuku', 'NA'),
  pair('Miltenberg – Njombe', 'Landkreis Miltenberg', 'Njombe District', 'TZ'),
  pair('Pfinztal – Kidira', 'Pfinztal', 'Kidira', 'SN'),
  pair('Nürtingen – Mansakonko', 'Nürtingen', 'Mansakonko Area Council', 'GM'),
  pair('Passau – Kédougou', 'Landkreis Passau', 'Département Kédougou', 'SN'),
  pair('Ennepe-Ruhr – Mekelle', 'Ennepe-Ruhr-Kreis', 'Mekelle', 'ET'),
  pair('Gießen – Mubende Town', 'Landkreis Gießen', 'Mubende Town', 'UG'),
  pair('Schwäbisch Gmünd – Bahir Dar', 'Schwäbisch Gmünd', 'Bahir Dar', 'ET'),
]

/** What people of a country speak at such an occasion, ISO 639-1. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  DE: ['de', 'en'],
  TZ: ['sw', 'en'],
  NA: ['en'],
  SN: ['fr'],
  GM: ['en'],
  ET: ['am', 'en'],
  UG: ['en', 'sw'],
}

/** The languages of somebody from this organisation; whoever belongs to none is of the German hosts. */
export function languagesOf(organisation: string | null): string[] {
  const side = PARTNERSHIPS.flatMap(({ sides }) => sides).find(({ name }) => name === organisation)
  return [...(SPOKEN[side?.country ?? 'DE'] ?? [])]
}

function pair(name: string, german: string, african: string, country: string) {
  return {
    name,
    sides: [
      { name: german, country: 'DE' },
      { name: african, country },
    ] as const,
  }
}

/** Times of day at the venue. A slot with `session` runs live. */
export interface DemoSlot {
  readonly day: 0 | 1
  readonly from: string
  readonly to: string
  readonly title: string
  readonly kind: string
  readonly session: 'open' | 'planned' | null
}
export const PROGRAMME: readonly DemoSlot[] = [
  slot(0, '09:00', '10:30', 'Eröffnung und Kennenlernen', 'Plenum · Deutsch, Englisch, Französisch', 'open'),
  slot(0, '10:45', '11:30', 'Impuls: Resilienz im Erdsystem', 'Vortrag und Fragen', 'planned'),
  slot(0, '11:45', '12:45', 'Arbeit in den Partnerschaften', 'Arbeitsgruppen', 'planned'),
  slot(0, '14:00', '15:15', 'Erfahrungen früherer Phasen', 'Podium', 'planned'),
  slot(0, '15:30', '16:30', 'Themenwerkstätten', 'Fünf Werkstätten nebeneinander', 'planned'),
  slot(1, '09:00', '09:30', 'Ankommen und Rückblick auf Tag 1', 'Plenum', 'planned'),
  slot(1, '09:30', '11:00', 'Auf dem Weg zum Handlungsprogramm', 'Arbeitsgruppen', 'planned'),
  slot(1, '11:15', '12:15', 'Ergebnisse aus den Partnerschaften', 'Plenum', 'planned'),
  slot(1, '12:15', '12:45', 'Verabredungen und Abschluss', 'Plenum', 'planned'),
]

function slot(
  day: 0 | 1,
  from: string,
  to: string,
  title: string,
  kind: string,
  session: DemoSlot['session'],
): DemoSlot {
  return { day, from, to, title, kind, session }
}

/** Whose links are printed. */
export const PEOPLE = {
  organiser: { name: 'Katrin Brandt', organisation: null, partnership: null },
  moderator: { name: 'Jonas Weber', organisation: null, partnership: null },
  speaker: { name: 'Aminata Diallo', organisation: 'Kidira', partnership: 'Pfinztal – Kidira' },
  attendee: { name: 'Petra Keller', organisation: 'Pforzheim', partnership: 'Pforzheim – Mtwara' },
} as const
export type DemoRole = keyof typeof PEOPLE
