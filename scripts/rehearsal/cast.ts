import type { Role } from '@/domain/protocol/standing'
import { PARTNERSHIPS } from '@/server/demo/kickoff'
import type { Seeded } from '@/tests/support/seeded'
import { Decks } from './deck'

export type Language = 'de' | 'en' | 'fr' | 'sw'

/** Somebody made up, of a real municipality. */
export interface Character {
  readonly name: string
  readonly role: Extract<Role, 'moderator' | 'speaker' | 'attendee'>
  readonly organisation: string | null
  readonly partnership: string | null
  /** The organisation on the other side. */
  readonly partner: string | null
  /** What they write in, as often as it is named. */
  readonly languages: readonly Language[]
  /** What they tell of home in. */
  readonly stories: readonly Language[]
}

interface Names {
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly languages: readonly Language[]
  readonly stories?: readonly Language[]
}

const words = (text: string): readonly string[] => text.split(' ')

const EUROPEAN: Names = {
  given: words(
    'Anna Björn Carolin Dieter Elif Felix Gül Hannelore Ingo Jörg Käthe Lukas Marlene Norbert Özlem Philipp Renate Søren Tatjana Ulrike Volker Yannick Łucja Jürgen',
  ),
  family: words(
    'Albrecht Böhm Çelik Dörr Engelhardt Fröhlich Großmann Hofmann Jäger Köhler Lindner Müller Nowak Öztürk Pfeiffer Röder Schäfer Strauß Thümmel Vogt Weiß Yılmaz Zöller',
  ),
  languages: ['de', 'de', 'en'],
  // The stories in English are those of the African sides.
  stories: ['de'],
}

/** By country, ISO 3166-1 alpha-2. */
const NAMES: Readonly<Record<string, Names>> = {
  DE: EUROPEAN,
  TZ: {
    given: words('Neema Baraka Zawadi Juma Rehema Hamisi Mwajuma Salum Upendo Daudi Tumaini Asha'),
    family: words('Mwakyusa Mushi Nchimbi Kimaro Lyimo Ngonyani Haule Mligo Chale Mtweve Sanga Kabuje'),
    languages: ['sw', 'en'],
  },
  NA: {
    given: words('Ndapewa Tangeni Selma Petrus Ndeshi Hilma Lazarus Penda Frieda Simaneka'),
    family: words('Shikongo Haufiku Nangolo Iipinge Amutenya Kapolo Shilongo Nghipandulwa Uushona'),
    languages: ['en'],
  },
  SN: {
    given: words('Fatou Mamadou Awa Ousmane Mariama Ibrahima Khadidiatou Cheikh Aïssatou Moussa Ndèye Boubacar'),
    family: words('Sané Diallo Ndiaye Cissokho Sow Keïta Bâ Sylla Camara Fofana Danfakha Touré'),
    languages: ['fr'],
  },
  GM: {
    given: words('Isatou Lamin Binta Ebrima Kaddy Modou Haddy Alieu Jainaba Bakary'),
    family: words('Jallow Ceesay Sanyang Touray Darboe Jatta Bojang Drammeh Manneh'),
    languages: ['en'],
  },
  ET: {
    given: words('Selam Dawit Hirut Tesfaye Meron Yohannes Tsega Bekele Almaz Getachew Rahel Kidane'),
    family: words('Gebremedhin Tadesse Hailu Alemu Woldemariam Berhe Mengistu Desta Kebede Asefa Tekle Abera'),
    languages: ['en'],
  },
  UG: {
    given: words('Nakato Moses Sanyu Ronald Harriet Ssemakula Prossy Godfrey Kirabo Juliet'),
    family: words('Namukasa Kato Ssebunya Nalubega Mugisha Kyambadde Nabirye Tumusiime Lubega'),
    languages: ['en', 'en', 'sw'],
  },
}

/** Some write their names in their own script. */
const ETHIOPIC = ['ሰላም ገብረመድኅን', 'ዳዊት ኃይሉ', 'ሂሩት ታደሰ', 'ተስፋዬ አለሙ', 'ራሔል በርሀ', 'አልማዝ ከበደ']

export interface CastOptions {
  readonly people: number
  /** How many of them, from the first on, stand on the stage with picture and sound. */
  readonly media: number
  /** Latin letters only, for pictures on machines without fonts for others. */
  readonly latin?: boolean
}

/**
 * Who takes part: the partnerships in turn, from both sides, and last a co-moderator. No name occurs twice, and the
 * same seed makes the same people, however many more follow.
 */
export function cast(random: Seeded, { people, media, latin = false }: CastOptions): Character[] {
  const taken = new Set<string>()
  const decks = new Decks(random)
  const everybody = Array.from({ length: people }, (_, i): Character => {
    const position = i % PARTNERSHIPS.length
    const round = Math.floor(i / PARTNERSHIPS.length)
    const { name: partnership, sides } = PARTNERSHIPS[position]!
    const [own, other] = (position + round) % 2 === 0 ? sides : [sides[1], sides[0]]
    const names = NAMES[own.country] ?? EUROPEAN
    const name = freshName(decks, names, taken, own.country === 'ET' && i >= media && !latin && random.chance(0.4))
    const role = i < media ? 'speaker' : 'attendee'
    const { languages, stories = languages } = names
    return { name, role, organisation: own.name, partnership, partner: other.name, languages, stories }
  })
  const coModerator = { name: 'Lena Hoffmann', organisation: null, partnership: null, partner: null } as const
  return [...everybody, { ...coModerator, role: 'moderator', languages: ['de', 'en'], stories: ['de'] }]
}

function freshName(decks: Decks, { given, family }: Names, taken: Set<string>, isEthiopic: boolean): string {
  let name = isEthiopic ? decks.draw(ETHIOPIC) : `${decks.draw(given)} ${decks.draw(family)}`
  // When the pairs of a country are used up, a middle name makes more.
  while (taken.has(name)) name = `${decks.draw(given)} ${decks.draw(given)[0]}. ${decks.draw(family)}`
  taken.add(name)
  return name
}
