import { parseArgs } from 'node:util'
import { Problem } from '@/server/start/problem'

export interface Options {
  readonly people: number
  readonly media: number
  readonly seed: number
  /** 0: until it is stopped. */
  readonly minutes: number
  readonly url: string | null
  readonly moderator: boolean
  /** Whether the co-moderator opens breakout rooms. */
  readonly breakouts: boolean
  readonly latin: boolean
}

export const HELP = `
  Fills a running Auftakt with simulated people: they come and go, chat, ask, vote, raise hands, and some stand on the
  stage with picture and sound. When breakout rooms open they follow, talk, ask for help, and type into their workbooks
  together. Everything follows from the seed. Ctrl-C ends it cleanly. At the end it says what was lost: a command, a
  word in a workbook, somebody who is not where they belong; then it answers 1.

    npm start                                  in one terminal
    npm run rehearse -- --people 60 --media 3  in another

    --people N        how many come (default 60, up to 2000)
    --media M         how many of them stand on the stage (default 3, up to 12)
    --seed S          another seed, other people and words (default 7)
    --minutes T       how long (default 10; 0: until Ctrl-C)
    --no-moderator    without the co-moderator, who goes live, approves and answers questions and gives the floor,
                      every few seconds and never what a moderator has just done
    --no-breakouts    leaves breakout rooms to you. Otherwise the co-moderator opens those by partnership after a third of
                      the time (of --minutes 0: after three minutes), unless there were rooms already; looks after them,
                      calls everybody back and has groups report
    --url URL         the address of the product, if it is not the one that npm start printed
    --latin           names in Latin letters only

  It needs the product's own machine: people get their accesses straight from its database (those of .auftakt, or
  DATABASE_URL and AUTH_SECRET), because guests who enter by name belong to no municipality. Their accesses are for the
  session of the demo alone and have no links; the people stay in its directory, and come again the next time.
`

/**
 * Reads the command line.
 * @throws Problem naming what is wrong; null when help is wanted
 */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parsed(args)
  if (values.help) return null
  const people = whole('people', values.people, 1, 2_000)
  return {
    people,
    media: Math.min(people, whole('media', values.media, 0, 12)),
    seed: whole('seed', values.seed, 0, 2 ** 31),
    minutes: number('minutes', values.minutes, 0, 16 * 60),
    url: values.url ?? null,
    moderator: !values['no-moderator'],
    breakouts: !values['no-moderator'] && !values['no-breakouts'],
    latin: values.latin,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        people: { type: 'string', default: '60' },
        media: { type: 'string', default: '3' },
        seed: { type: 'string', default: '7' },
        minutes: { type: 'string', default: '10' },
        url: { type: 'string' },
        'no-moderator': { type: 'boolean', default: false },
        'no-breakouts': { type: 'boolean', default: false },
        latin: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
      },
    })
  } catch (error) {
    throw new Problem(`${(error as Error).message.split('. ')[0]}: npm run rehearse -- --help says what there is.`)
  }
}

function number(name: string, given: string, least: number, most: number): number {
  const value = Number(given)
  if (given.trim() !== '' && value >= least && value <= most) return value
  throw new Problem(`--${name} ${given} cannot be: give a number from ${least} to ${most}.`)
}

function whole(name: string, given: string, least: number, most: number): number {
  const value = number(name, given, least, most)
  if (Number.isInteger(value)) return value
  throw new Problem(`--${name} ${given} cannot be: give a whole number.`)
}
