import type { Language } from './cast'

/** What people write in, by subject and language. `{place}` is their own municipality, `{partner}` the other side's. */
export const SUBJECTS = ['water', 'sun', 'waste', 'trees', 'ways', 'school'] as const
export type Subject = (typeof SUBJECTS)[number]

type Sentences = Readonly<Record<Language, readonly string[]>>

export const GREETINGS: Sentences = {
  de: [
    'Guten Morgen aus {place}!',
    'Hallo zusammen, wir sitzen hier in {place} zu dritt vor einem Bildschirm.',
    'Schön, euch alle zu sehen. Grüße nach {partner}!',
    'Ton und Bild sind hier in {place} sehr gut.',
    'Einen guten Auftakt wünscht das Klimaschutzteam aus {place}.',
  ],
  en: [
    'Good morning from {place}!',
    'Hello everybody, we are four people in one office in {place} today.',
    'Greetings to our friends in {partner}.',
    'The sound is clear here in {place}, thank you.',
    'Happy to be part of this round. {place} is ready.',
  ],
  fr: [
    'Bonjour à toutes et à tous depuis {place} !',
    'Salutations à nos partenaires de {partner}.',
    'Ici à {place}, le son passe très bien.',
    'Nous sommes cinq dans la salle de la mairie.',
  ],
  sw: [
    'Habari za asubuhi kutoka {place}!',
    'Salamu nyingi kwa marafiki wetu wa {partner}.',
    'Tunawasikia vizuri hapa {place}.',
    'Karibuni sana, tunafurahi kuwa pamoja nanyi.',
  ],
}

export const TALK: Readonly<Record<Subject, Sentences>> = {
  water: {
    de: [
      'Bei uns in {place} ist der Grundwasserspiegel seit 2018 um fast einen Meter gesunken.',
      'Die Zisternen an den Schulen haben sich sehr bewährt.',
      'Wir messen den Verbrauch jetzt in allen öffentlichen Gebäuden, das allein hat 12 Prozent gespart.',
      'Regenwasser versickern lassen statt ableiten: Das war im Gemeinderat die längste Debatte.',
      'Könnten wir die Brunnenprotokolle aus {partner} bekommen?',
    ],
    en: [
      'Our boreholes run dry from September on, so storage is the first thing we look at.',
      'In {place} the women’s committee looks after the water point, and it works.',
      'Rainwater tanks at three clinics cost less than one new borehole.',
      'We lose about a third of the water in old pipes.',
      'The solar pump in {place} has run for two years without a repair.',
    ],
    fr: [
      'À {place}, le forage du marché alimente maintenant deux quartiers.',
      'Le comité de gestion de l’eau se réunit chaque premier lundi du mois.',
      'La pompe solaire nous évite 40 litres de gasoil par jour.',
      'La saison sèche commence plus tôt, nous devons stocker davantage.',
    ],
    sw: [
      'Visima vyetu hukauka kuanzia mwezi wa tisa.',
      'Kamati ya maji ya {place} inakutana kila mwezi.',
      'Matangi ya maji ya mvua shuleni yamesaidia sana.',
    ],
  },
  sun: {
    de: [
      'Auf dem Rathausdach in {place} liegen jetzt 48 Kilowatt.',
      'Die Wartung ist das Thema, nicht die Montage. Dafür braucht es jemanden vor Ort.',
      'Unsere Stadtwerke bieten an, zwei Elektrikerinnen aus {partner} zwei Wochen mitzunehmen.',
      'Speicher haben wir beim ersten Mal zu klein geplant.',
      'Für das Gesundheitszentrum würde ich mit Kühlung und Licht anfangen.',
    ],
    en: [
      'The clinic in {place} has light at night since the panels are there.',
      'Batteries are the weak point: ours lasted three years.',
      'We trained six young technicians, four of them now have their own business.',
      'Dust on the panels costs us ten percent, so we clean them every Friday.',
      'Street lights with panels made the market safer in the evening.',
    ],
    fr: [
      'Le centre de santé de {place} fonctionne désormais entièrement au solaire.',
      'Nous avons formé huit jeunes à l’entretien des panneaux.',
      'Les batteries restent le point faible avec la chaleur.',
    ],
    sw: [
      'Kituo cha afya cha {place} sasa kina umeme wa jua.',
      'Vijana sita wamefunzwa kutengeneza paneli.',
      'Betri ndizo zinazoharibika mapema kwa sababu ya joto.',
    ],
  },
  waste: {
    de: [
      'Der Wertstoffhof in {place} wird am Samstag überrannt, unter der Woche ist er leer.',
      'Kompost aus Marktabfällen: Da können wir von {partner} mehr lernen als umgekehrt.',
      'Wir haben die Biotonne erst nach zwei Anläufen durch den Kreistag bekommen.',
      'Wichtig war, die Müllsammlerinnen von Anfang an mit am Tisch zu haben.',
    ],
    en: [
      'Two thirds of our waste is organic, and it should not go to the dump.',
      'The collectors in {place} founded a cooperative last year.',
      'Plastic bags are banned here, but the neighbouring district still sells them.',
      'Compost from the market goes to the school gardens now.',
      'We need a weighbridge before we need another truck.',
    ],
    fr: [
      'À {place}, les femmes du marché trient déjà les déchets organiques.',
      'Le compost est vendu aux maraîchers, cela paie deux emplois.',
      'Il nous manque un véhicule pour les quartiers éloignés.',
    ],
    sw: [
      'Taka nyingi za {place} zinaweza kuwa mboji.',
      'Wakusanyaji taka wameunda ushirika wao.',
      'Mifuko ya plastiki bado ni tatizo sokoni.',
    ],
  },
  trees: {
    de: [
      'Von 500 gepflanzten Bäumen stehen nach zwei Sommern noch 430, weil Patenschaften das Gießen übernehmen.',
      'Wir pflanzen in {place} jetzt Feldahorn und Zerreiche, die Linde schafft die Hitze nicht mehr.',
      'Schatten auf dem Schulhof ist bei uns inzwischen ein Thema für die Unfallkasse.',
      'Eine Baumschule für beide Partner wäre etwas, das bleibt.',
    ],
    en: [
      'We planted 3,000 mango and neem trees along the road in {place}.',
      'Goats were the problem, not the drought. Now there are fences made of thorn branches.',
      'Every pupil in grade four looks after one tree.',
      'The nursery in {place} sells seedlings, so it pays for itself.',
    ],
    fr: [
      'Le reboisement autour de {place} progresse, mais il faut protéger les jeunes plants.',
      'Nous privilégions le baobab, le rônier et l’anacardier.',
      'Chaque classe parraine une parcelle.',
    ],
    sw: [
      'Tumepanda miti elfu mbili kando ya barabara ya {place}.',
      'Kila mwanafunzi anatunza mti mmoja.',
      'Mbuzi walikula miche, sasa tuna uzio.',
    ],
  },
  ways: {
    de: [
      'Der Bürgerbus in {place} fährt mit 22 Ehrenamtlichen, aber um acht ist Schluss.',
      'Radwege außerorts scheitern bei uns an den Grundstücken.',
      'Zu Fuß zur Schule: Seit der Straßensperrung am Morgen kommen doppelt so viele Kinder ohne Auto.',
      'Wie ist das mit den Motorradtaxis in {partner}?',
    ],
    en: [
      'Most people in {place} walk, so shade and pavements matter more than lanes.',
      'Two electric motorcycle taxis are being tested, charging is the question.',
      'The rainy season cuts off four villages every year.',
      'A safe crossing at the school would cost almost nothing.',
    ],
    fr: [
      'Pendant l’hivernage, trois villages de la commune sont coupés de {place}.',
      'Les charrettes transportent encore l’essentiel des récoltes.',
      'Une gare routière ombragée serait un bon projet commun.',
    ],
    sw: [
      'Watu wengi wa {place} hutembea kwa miguu.',
      'Bodaboda za umeme zinajaribiwa mwaka huu.',
      'Barabara hukatika wakati wa masika.',
    ],
  },
  school: {
    de: [
      'Zwei Klassen aus {place} und {partner} schreiben sich seit Februar.',
      'Der Schulgarten ist der Ort, an dem die Partnerschaft für die Kinder wirklich wird.',
      'Unsere Schülerinnen messen die Temperatur auf dem Hof, die Daten würden wir gern teilen.',
      'Ein gemeinsamer Klimatag an beiden Schulen, am selben Datum?',
    ],
    en: [
      'Our eco club meets every Wednesday, they would love to talk to pupils in {partner}.',
      'The school kitchen in {place} cooks with biogas since May.',
      'The children wrote a song about the river. We can send it.',
      'Twelve schools want to join, we have money for five.',
    ],
    fr: [
      'Le club climat du lycée de {place} a planté une haie autour de la cour.',
      'Les élèves aimeraient correspondre avec une classe de {partner}.',
      'La cantine cuisine maintenant avec des foyers améliorés.',
    ],
    sw: [
      'Klabu ya mazingira ya shule yetu hukutana kila Jumatano.',
      'Watoto wangependa kuandikiana na wenzao wa {partner}.',
      'Jiko la shule linatumia gesi ya samadi.',
    ],
  },
}

export const REPLIES: Sentences = {
  de: [
    'Das ist bei uns genauso.',
    'Danke, das nehme ich mit in die Arbeitsgruppe.',
    'Könnt ihr die Zahlen dazu teilen?',
    'Genau so haben wir es in {place} auch gemacht.',
    'Da würde ich gern einmal anrufen, nächste Woche?',
    'Sehr gute Idee!',
  ],
  en: [
    'Same here in {place}.',
    'Thank you, that helps us a lot.',
    'Could you share the numbers?',
    'We tried that in 2023. Happy to tell you what went wrong.',
    'Good point.',
    'Who paid for the maintenance?',
  ],
  fr: [
    'C’est pareil chez nous à {place}.',
    'Merci, très utile.',
    'Pouvez-vous partager les chiffres ?',
    'Bonne idée, parlons-en en groupe.',
  ],
  sw: ['Hata sisi hapa {place}.', 'Asante sana, ni wazo zuri.', 'Mnaweza kututumia takwimu?'],
}

export const QUESTIONS: Sentences = {
  de: [
    'Wie bleibt das Projekt am Leben, wenn die Förderung nach zwei Jahren endet?',
    'Wer entscheidet, welche Maßnahmen ins gemeinsame Handlungsprogramm kommen?',
    'Gibt es Mittel für Reisen von Fachleuten aus der Verwaltung, nicht nur der Politik?',
    'Wie habt ihr den Gemeinderat überzeugt?',
    'Können kleine Gemeinden unter 10.000 Einwohnern sich eine Koordinationsstelle teilen?',
    'Welche Rolle spielen die Stadtwerke in der Partnerschaft?',
    'Wie gehen andere mit den Flugreisen um?',
    'Gibt es eine Vorlage für die Wirkungsmessung?',
    'In welcher Sprache wird das Handlungsprogramm geschrieben?',
    'Wie bindet man Schulen ein, ohne die Lehrkräfte zu überlasten?',
  ],
  en: [
    'How do we keep the pumps running after the project has ended?',
    'Who owns the data that we collect together?',
    'Is there a small fund for spare parts?',
    'Can the action programme start with one small measure in the first three months?',
    'How were women’s groups involved in earlier phases?',
    'What happens when a mayor changes after an election?',
    'Can technicians from both sides train together, here and there?',
    'Which measures were dropped in earlier phases, and why?',
    'How do you count trees that survived, not trees that were planted?',
    'Will there be interpretation in the working groups?',
  ],
  fr: [
    'Comment assurer la maintenance après la fin du financement ?',
    'Le programme d’action sera-t-il aussi rédigé en français ?',
    'Quelle part du budget peut être gérée directement par la commune ?',
    'Comment associer les jeunes au comité de pilotage ?',
    'Existe-t-il des exemples de partenariats à trois communes ?',
    'Peut-on prévoir une visite technique avant la saison des pluies ?',
  ],
  sw: [
    'Nani atatunza pampu mradi ukiisha?',
    'Je, mpango wa utekelezaji utatafsiriwa kwa Kiswahili?',
    'Vijana watashirikishwa vipi katika maamuzi?',
    'Tunaweza kuanza na shule moja kwanza?',
  ],
}

/** What a co-moderator writes to everybody. */
export const NOTICES: readonly string[] = [
  'Fragen bitte im Reiter „Fragen“ stellen, dann geht keine verloren. · Please use the tab “Questions”.',
  'Wer sprechen möchte, hebt die Hand. · If you want to speak, raise your hand. · Levez la main pour parler.',
  'Die Sitzung wird aufgezeichnet, der Chat gehört dazu. · The session is recorded, including the chat.',
  'In zehn Minuten machen wir eine kurze Pause. · Short break in ten minutes. · Pause dans dix minutes.',
]

/** How a co-moderator answers a question in writing. */
export const ANSWERS: readonly string[] = [
  'Danke! Das nehmen wir in die Arbeitsgruppen am Nachmittag mit.',
  'Yes. The details are in the guideline that you receive after today.',
  'Merci ! Nous y reviendrons demain matin en plénière.',
  'Dazu gibt es morgen um 9:30 Uhr eine eigene Runde.',
]

/** How people call a place: without what its administration calls itself. */
const shortly = (place: string | null): string =>
  (place ?? 'Darmstadt').replace(/^(Landkreis|Département) | (District|Area Council)$|-Kreis$/g, '')

/** A sentence with the names of both sides in it. */
export const filled = (sentence: string, place: string | null, partner: string | null): string =>
  sentence.replaceAll('{place}', shortly(place)).replaceAll('{partner}', shortly(partner))
