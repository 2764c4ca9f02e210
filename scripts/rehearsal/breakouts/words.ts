import type { Language } from '@/domain/planning/workbook'

/** By language; `{place}` is the writer's own municipality, `{partner}` the other side's. */
export type Phrases = Readonly<Record<Language, readonly string[]>>

/** What groups write into the text fields of the kickoff workbook, by field. */
export const FIELDS: Readonly<Record<string, Phrases>> = {
  'where-we-stand': {
    de: [
      'Wir kennen uns seit 2021, getroffen haben wir uns bisher zweimal: in {partner} und auf der Konferenz in Bonn.',
      'In {place} wird im Sommer das Wasser knapp, das Klimaanpassungskonzept ist seit März beschlossen.',
      'Gelungen ist uns schon: der Schulgarten mit zwei Klassen und der Austausch der Stadtwerke.',
      'Bei uns fehlt eine feste Stelle für die Partnerschaft, im Moment sind es vier Stunden in der Woche.',
      'Die Verwaltung steht dahinter, der Rat will zuerst Ergebnisse sehen.',
    ],
    en: [
      'We have known each other since 2021, and twelve colleagues have visited the other side so far.',
      'In {place} the rains have become irregular; last year we lost a third of the harvest.',
      'Together we already have one solar pump that works and a school garden in {partner}.',
      'Our climate action plan is from 2019, only a few of its measures have a budget.',
      'The mayor supports the partnership, the technical departments do not know it well yet.',
    ],
    fr: [
      'Nous nous connaissons depuis 2022, après une première visite de trois jours à {partner}.',
      'À {place}, l’eau manque de mars à juin, et le forage du marché ne suffit plus.',
      'Nous avons déjà réussi à former huit jeunes à l’entretien des panneaux solaires.',
      'Le plan communal de développement cite le climat, mais sans budget propre.',
      'Le maire et le conseil municipal soutiennent le partenariat depuis le début.',
    ],
  },
  'how-we-work': {
    de: [
      'Wir sprechen uns jeden ersten Dienstag im Monat um 14 Uhr per Video.',
      'Protokolle schreiben wir abwechselnd, auf Englisch und in einfacher Sprache.',
      'Für alles Eilige gibt es die WhatsApp-Gruppe, Entscheidungen stehen nur im Protokoll.',
      'Beide Seiten haben eine Vertretung, damit es in den Ferien nicht stehen bleibt.',
    ],
    en: [
      'We meet by video on the first Tuesday of each month at 3 p.m. in {place}.',
      'Both sides name two people, so that nothing stops when somebody is on leave.',
      'We write in English, and {partner} sends the summary within a week.',
      'For urgent matters we use the phone, because mail takes too long here.',
    ],
    fr: [
      'Nous nous parlons en visioconférence chaque premier mardi du mois, à 12 heures à {place}.',
      'Les comptes rendus sont rédigés en français et traduits pour {partner}.',
      'Chaque partie nomme deux personnes pour ne pas dépendre d’une seule.',
      'Pour les urgences nous utilisons WhatsApp, les décisions restent dans le compte rendu.',
    ],
  },
  goals: {
    de: [
      'In zwei Jahren haben an beiden Orten je fünf Schulen Schatten und Trinkwasser auf dem Hof.',
      'Unsere Bauhöfe können die Anlagen selbst warten, ohne Hilfe von außen.',
      'Wir sparen in {place} ein Fünftel des Wassers in öffentlichen Gebäuden und zeigen in {partner}, wie.',
      'Jugendliche aus beiden Orten sitzen mit am Tisch und nicht nur auf dem Foto.',
    ],
    en: [
      'In two years both municipalities have five schools each with shade and safe drinking water.',
      'Six technicians from {place} can repair every pump without help from outside.',
      'Two thirds of the market waste becomes compost instead of being burnt.',
      'Households in {partner} notice it: a shorter way to the water point, and less smoke.',
    ],
    fr: [
      'Dans deux ans, nos deux communes ont chacune cinq écoles avec de l’ombre et de l’eau potable.',
      'Le reboisement autour de {place} couvre vingt hectares, et les plants survivent.',
      'Les femmes du marché gèrent elles-mêmes la vente du compost.',
      'Les techniciens de {place} entretiennent les pompes sans aide extérieure.',
    ],
  },
  resources: {
    de: [
      '{place} bringt ein: eine halbe Stelle, die Werkstatt der Stadtwerke und 15.000 Euro im Jahr.',
      'Es fehlt jemand, der sich mit Förderanträgen auskennt; wir fragen bei der Servicestelle.',
      'Die Hochschule hat Messgeräte, die wir ausleihen dürfen.',
      'Für Reisen ist Geld da, für Ersatzteile noch nicht.',
    ],
    en: [
      '{place} brings land for the nursery, two technicians and the support of the water board.',
      'We still need money for spare parts, and somebody who knows how to apply for it.',
      'The college can train ten young people a year if someone pays for the tools.',
      'The women’s group has a room where we can meet every week.',
    ],
    fr: [
      '{place} apporte un terrain pour la pépinière, deux agents et le véhicule de la mairie.',
      'Il nous manque les pièces de rechange et une personne pour rédiger les demandes.',
      'Le lycée technique peut accueillir une formation par semestre.',
      'Nous demanderons un appui au service national d’hydraulique.',
    ],
  },
  'open-questions': {
    de: [
      'Wem gehören die Anlagen, wenn das Projekt endet? Das klärt {place} mit der Kämmerei bis Januar.',
      'Wie gehen wir mit den Flügen um? Vorschlag: eine Reise im Jahr, dafür länger.',
      'Darf die Spende der Bürgerstiftung für Löhne verwendet werden?',
      'Wer unterschreibt auf beiden Seiten, Rat oder Verwaltung?',
    ],
    en: [
      'Who owns the pump when the project ends? {place} asks the council before the end of January.',
      'Can customs let the spare parts in without duty? We ask the ministry.',
      'How do we count trees that survived, not only trees that were planted?',
      'What happens after the election in November?',
    ],
    fr: [
      'À qui appartiendra le matériel à la fin du projet ? {place} pose la question au conseil en janvier.',
      'Comment gérer l’entretien pendant l’hivernage, quand la piste est coupée ?',
      'Peut-on payer les relais dans les quartiers avec ce budget ?',
      'Qui signe de chaque côté, le maire ou le préfet ?',
    ],
  },
}

/** What fits into the fields of a workbook that somebody made themselves. */
export const ANY_FIELD: Phrases = {
  de: [
    'Dazu haben wir in {place} schon eine Arbeitsgruppe, sie trifft sich im Dezember wieder.',
    'Das sehen beide Seiten gleich, {partner} würde aber früher anfangen.',
    'Hier brauchen wir noch Zahlen aus der Verwaltung.',
  ],
  en: [
    'We have a working group for this in {place}; it meets again in December.',
    'Both sides agree, but {partner} would like to start earlier.',
    'We still need figures from the departments for this.',
  ],
  fr: [
    'À {place}, un groupe de travail s’en occupe déjà et se réunit en décembre.',
    'Les deux parties sont d’accord, mais {partner} voudrait commencer plus tôt.',
    'Il nous manque encore les chiffres des services.',
  ],
}

/** What is to be done by a day, and by somebody. */
export const MILESTONES: Phrases = {
  de: [
    'Beide Räte stimmen der Vereinbarung zu',
    'Baumschule angelegt, 400 Setzlinge',
    'Erste gemeinsame Schulung der Fachleute',
    'Zisterne an der Grundschule fertig',
    'Förderantrag abgegeben',
    'Besuch der Delegation, eine Woche',
  ],
  en: [
    'Both councils agree to the memorandum',
    'Site for the nursery chosen and fenced',
    'First training for six technicians',
    'Solar pump at the health centre in {place} repaired',
    'Application for the funds handed in',
    'Visit of the delegation from {partner}',
  ],
  fr: [
    'Accord signé par les deux conseils',
    'Pépinière installée, 500 plants',
    'Première formation des techniciens',
    'Pompe du centre de santé réparée',
    'Demande de financement déposée',
    'Visite de la délégation de {partner}',
  ],
}

/** How a group talks while it writes. */
export const GROUP_TALK: Phrases = {
  de: [
    'Ich fange bei den Zielen an, schreibt ihr oben weiter?',
    'Moment, die Zahl prüfe ich kurz nach.',
    'Den Satz kürze ich noch, der ist zu lang.',
    'Wer übernimmt das Vorstellen im Plenum?',
    'Können wir beim Datum Ende März sagen? Vorher ist Haushalt.',
    'Gut so, das nehme ich in die Meilensteine.',
    'Schreibt ruhig auf Französisch oder Englisch, wir übersetzen später.',
    'Ich sehe, wie ihr tippt, das ist schön.',
  ],
  en: [
    'Shall we begin with what worked last year?',
    'I will write the milestones, please correct my dates.',
    'Our line is slow today, I read along and write in the chat.',
    'March is too early for us, that is before the rains.',
    'Who will present for us in the plenary?',
    'Please name a person there, not the department.',
    'I agree with the second goal, the first is too big.',
    'Can you see what I typed under resources?',
  ],
  fr: [
    'Je commence par les objectifs, d’accord ?',
    'Pour la date, il faut éviter l’hivernage.',
    'Qui présente pour notre groupe ?',
    'Je complète les moyens de notre côté.',
    'Très bien, on garde cette phrase.',
    'Il faut mettre le nom d’une personne.',
    'Je vois que vous écrivez en même temps, c’est pratique.',
  ],
}

/** What a group asks the moderators for; `time` needs no words. */
export const HELP: Phrases = {
  de: [
    'Unsere Dolmetscherin ist nicht im Raum, kann jemand kommen?',
    'Wir sind uns uneinig, was als Meilenstein zählt.',
  ],
  en: ['Two of us cannot hear the others, please come.', 'We need somebody who knows the funding rules.'],
  fr: ['Il nous faudrait un interprète pour dix minutes.', 'Nous ne savons pas qui doit signer. Pouvez-vous passer ?'],
}
export const MESSAGES: Phrases = {
  de: ['Wir sind bei den Zielen fertig und gehen zu den Meilensteinen über.'],
  en: ['We are done with the first page and would like to present early.'],
  fr: ['Nous aurons besoin de deux minutes de plus pour la présentation.'],
}

/** What others write to a group's card. */
export const COMMENTS: Phrases = {
  de: ['Sehr konkret, das machen wir in {place} nach.', 'Bei der Baumschule können wir mit Saatgut helfen.'],
  en: ['Very clear, thank you. We plan the same in {place}.', 'Our technicians could join your training.'],
  fr: ['Bravo, c’est très concret.', 'Nous pouvons partager notre cahier des charges.'],
}
export const CARD_QUESTIONS: Phrases = {
  de: ['Wer wartet die Anlagen nach den zwei Jahren?', 'Wie habt ihr euch auf das Datum geeinigt?'],
  en: ['Who pays for the spare parts after the second year?', 'How will you count the trees that survived?'],
  fr: ['Qui assure l’entretien après deux ans ?', 'Comment avez-vous choisi les écoles ?'],
}

/** What a moderator tells all rooms. */
export const ANNOUNCEMENT =
  'Halbzeit! Bitte haltet Meilensteine mit Datum und Namen fest. · Half-time: please add dates and names. · Mi-temps : pensez aux dates et aux noms.'
