import type { Template, Texts } from './workbook'

const NAME: Texts = { de: 'Auftakt der Partnerschaft', en: 'Partnership kickoff', fr: 'Lancement du partenariat' }

/** What two municipalities write down when they begin: the seed of their action programme. Hints are ways to begin a sentence. */
const FIELDS: Template['fields'] = [
  {
    key: 'where-we-stand',
    kind: 'text',
    label: { de: 'Wo wir stehen', en: 'Where we stand', fr: 'Où nous en sommes' },
    hint: {
      de: 'Was gibt es schon zwischen uns, und was drängt bei jeder Seite am meisten? Zum Beispiel: „Wir kennen uns seit …“, „Bei uns wird … knapp“, „Gelungen ist uns schon …“',
      en: 'What is there between us already, and what is most pressing on each side? For example: “We have known each other since …”, “We are running short of …”, “Together we have already …”',
      fr: 'Qu’existe-t-il déjà entre nous, et qu’est-ce qui presse le plus de chaque côté\u00a0? Par exemple\u00a0: «\u00a0Nous nous connaissons depuis…\u00a0», «\u00a0Chez nous, … vient à manquer\u00a0», «\u00a0Nous avons déjà réussi à…\u00a0»',
    },
  },
  {
    key: 'how-we-work',
    kind: 'text',
    label: { de: 'Wie wir zusammenarbeiten', en: 'How we work together', fr: 'Comment nous travaillons ensemble' },
    hint: {
      de: 'Wer spricht mit wem, wie oft, in welcher Sprache, auf welchem Weg? Zum Beispiel: „Wir sprechen uns jeden ersten Dienstag im Monat per Video; ansprechbar sind …“',
      en: 'Who talks to whom, how often, in which language, by which means? For example: “We meet by video on the first Tuesday of each month; our contacts are …”',
      fr: 'Qui parle à qui, à quel rythme, dans quelle langue, par quel moyen\u00a0? Par exemple\u00a0: «\u00a0Nous nous parlons en visioconférence chaque premier mardi du mois\u00a0; nos interlocuteurs sont…\u00a0»',
    },
  },
  {
    key: 'goals',
    kind: 'text',
    label: { de: 'Unsere Ziele', en: 'Our goals', fr: 'Nos objectifs' },
    hint: {
      de: 'Was soll in zwei Jahren anders sein, und woran merken es die Menschen bei uns? Zwei oder drei Ziele genügen. Zum Beispiel: „In zwei Jahren haben beide Kommunen …“',
      en: 'What should be different in two years, and how will people notice? Two or three goals are enough. For example: “In two years both municipalities have …”',
      fr: 'Qu’est-ce qui doit avoir changé dans deux ans, et à quoi les habitants le verront-ils\u00a0? Deux ou trois objectifs suffisent. Par exemple\u00a0: «\u00a0Dans deux ans, nos deux communes ont…\u00a0»',
    },
  },
  {
    key: 'milestones',
    kind: 'rows',
    label: { de: 'Meilensteine', en: 'Milestones', fr: 'Étapes' },
    hint: {
      de: 'Die nächsten Schritte, der früheste zuerst. Nennen Sie jeweils eine Person und kein Amt.',
      en: 'The next steps, the earliest first. Name a person each time, not a department.',
      fr: 'Les prochaines étapes, la plus proche d’abord. Nommez chaque fois une personne et non un service.',
    },
    columns: [
      { key: 'what', kind: 'text', label: { de: 'Was', en: 'What', fr: 'Quoi' } },
      { key: 'by', kind: 'date', label: { de: 'Bis wann', en: 'By when', fr: 'Pour quand' } },
      { key: 'who', kind: 'text', label: { de: 'Wer', en: 'Who', fr: 'Qui' } },
    ],
  },
  {
    key: 'resources',
    kind: 'text',
    label: { de: 'Was wir haben und brauchen', en: 'What we have and need', fr: 'Nos moyens et nos besoins' },
    hint: {
      de: 'Zeit, Geld, Fachleute, Räume, Kontakte: Was bringt jede Seite ein, was fehlt noch, und wo fragen wir danach?',
      en: 'Time, money, experts, places, contacts: what does each side bring, what is missing, and where do we ask for it?',
      fr: 'Temps, argent, spécialistes, lieux, contacts\u00a0: qu’apporte chaque partie, que manque-t-il, et à qui le demander\u00a0?',
    },
  },
  {
    key: 'open-questions',
    kind: 'text',
    label: { de: 'Offene Fragen', en: 'Open questions', fr: 'Questions ouvertes' },
    hint: {
      de: 'Was ist noch zu klären, untereinander, im Rat oder mit Dritten? Schreiben Sie dazu, wer es bis wann klärt.',
      en: 'What is still to be settled, between us, in the council or with others? Add who will settle it, and by when.',
      fr: 'Que reste-t-il à éclaircir, entre nous, au conseil ou avec d’autres\u00a0? Notez qui s’en charge, et pour quand.',
    },
  },
]

/** The template that comes with us. */
export const kickoffTemplate: Template = { name: NAME, fields: FIELDS }
