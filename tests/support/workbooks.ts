import type { NamedConference, WrittenWorkbook } from '@/app/_data/exports/action-programme'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'

/** A conference and what two of its partnerships wrote, in the scripts that they write. */
export const occasion: NamedConference = {
  slug: 'klimapartnerschaften',
  title: 'Auftakt der Klimapartnerschaften',
  venue: 'Darmstadt',
  timeZone: 'Europe/Berlin',
  accent: '#0d6b4e',
}

export const gmuend: WrittenWorkbook = {
  title: 'Schwäbisch Gmünd – Bahir Dar',
  partnership: {
    name: 'Schwäbisch Gmünd – Bahir Dar',
    organisations: [
      { name: 'Bahir Dar', country: 'ET' },
      { name: 'Schwäbisch Gmünd', country: 'DE' },
    ],
  },
  session: 'Auf dem Weg zum Handlungsprogramm',
  template: kickoffTemplate,
  filled: {
    'where-we-stand': 'ከንቲባ አበበ በሰለጠነ ከባሕር ዳር und Олександр Ґудзь aus Полтава, à Kédougou.\n- Schatten\n- weniger CO₂',
    milestones: [
      { what: 'Baumschule', by: '2027-03-15', who: 'Petra Keller' },
      { what: ' ', by: '' },
      { what: 'Zisternen', by: 'im Herbst' },
    ],
  },
  updatedAt: new Date('2026-11-24T23:30:00Z'),
  remarks: [{ kind: 'question', text: 'Welche Bäume?', by: 'Abebe', at: new Date('2026-11-24T23:00:00Z') }],
}

export const passau: WrittenWorkbook = {
  ...gmuend,
  title: 'Passau – Kédougou',
  partnership: null,
  filled: { goals: 'Wasser' },
}

/** What nobody should type, and somebody will. */
export const odd: WrittenWorkbook = {
  ...gmuend,
  title: 'x'.repeat(80),
  session: '\u0000\u0007',
  filled: {
    'where-we-stand': '\u0000\u001b[31m bad \ud800 half \uffff\u202eabc\r\nlast\u2028sep\ttab',
    'how-we-work': `${'W'.repeat(900)} https://example.org/${'a'.repeat(300)}`,
    goals: 'مرحبا بالعالم שלום 你好 👩‍👩‍👧‍👦🇹🇿👍🏽 नमस्ते',
    resources: `${'a\u0301\u0302\u0303'.repeat(50)} z̸̢̛ ${'ÿ'.repeat(4_000)}`,
    milestones: [
      { what: 'M'.repeat(400), by: '2026-02-31', who: '👩🏽‍🌾'.repeat(40) },
      ...Array.from({ length: 3 }, () => ({ what: Array(80).fill('line').join('\n'), who: '<w:b/>&amp; "quotes"' })),
    ],
  },
}
