import { Problem } from '@/server/start/problem'
import { seatsFor } from './accesses'
import type { Intention } from './breakouts/facilitation'
import type { Findings } from './breakouts/findings'
import { setByPartnership } from './breakouts/stored-set'
import { HELP, type Options, readOptions } from './options'
import { type Plan, plan } from './plan'
import { type Outcome, Rehearsal } from './rehearsal'
import { findRunningProduct, type RunningProduct } from './running-product'

const say = (line = '') => void process.stdout.write(`${line}\n`)
/** A terminal and npm may both pass on one Ctrl-C. */
const ONE_KEYPRESS = 1_000

/** `npm run rehearse`. Answers the exit code: 0 when nothing was lost and all saw the same. */
export async function main(args: readonly string[], root: string, domainVersion: string): Promise<number> {
  try {
    const options = readOptions(args)
    if (!options) {
      say(HELP)
      return 0
    }
    const product = await findRunningProduct(root, process.env, options.url)
    const { people, media, seed, minutes, latin } = options
    const made = plan(seed, people, media, minutes, { latin })
    const seats = await seatsFor(product, made.cast)
    announce(options, made, `${product.url}/live/${product.session}`, product.hasMedia)
    const intention = options.breakouts ? await intentionFor(product, options.minutes) : null
    const { moderator } = options
    const rehearsal = new Rehearsal({ product, plan: made, seats, moderator, seed, domainVersion, intention, say })
    stopOnCtrlC(rehearsal)
    return sumUp(await rehearsal.run())
  } catch (error) {
    process.stderr.write(`\n  ${error instanceof Problem ? error.message : (error as Error).stack}\n\n`)
    return 1
  }
}

function announce({ people, media, seed, minutes, moderator }: Options, { cast }: Plan, at: string, hasMedia: boolean) {
  const onStage = cast.slice(0, media).map(({ name, organisation }) => `${name} (${organisation})`)
  say()
  say(`  ${people} people come to ${at}`)
  if (media > 0 && hasMedia) say(`  On stage: ${onStage.join(', ')}`)
  if (media > 0 && !hasMedia) say('  ! Live media are off in this product: nobody is seen or heard.')
  if (moderator) say(`  Co-moderator: ${cast.at(-1)!.name}`)
  say(`  Seed ${seed}, ${minutes === 0 ? 'until Ctrl-C' : `${minutes} min; Ctrl-C ends it earlier`}.`)
  say()
}

const MINUTE = 60_000

/** When the co-moderator opens and closes rooms, and which; null when there are none to open. */
async function intentionFor(product: RunningProduct, minutes: number): Promise<Intention | null> {
  const set = await setByPartnership(product)
  if (!set) say('  ! There is no set of rooms by partnership with a workbook: nobody opens rooms but you.\n')
  const [opensAt, closesAt] =
    minutes === 0 ? [3 * MINUTE, 9 * MINUTE] : [minutes * MINUTE * 0.3, minutes * MINUTE * 0.7]
  return set ? { set, opensAt, closesAt } : null
}

function stopOnCtrlC(rehearsal: Rehearsal) {
  let since: number | null = null
  const stop = () => {
    if (since !== null && performance.now() - since > ONE_KEYPRESS) process.exit(130)
    if (since !== null) return
    since = performance.now()
    say('\n  Everybody is leaving … (Ctrl-C again: at once)')
    rehearsal.stop()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

const listed = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, n]) => `${n} ${name}`)
    .join(', ')

function sumUp({ tally, agreement, lost, findings }: Outcome): number {
  const { of, same, differs } = agreement
  const isGood = lost === 0 && tally.unshown === 0 && same === of && isWhole(findings)
  say()
  say(`  commands   ${tally.sent} sent, ${tally.acked} acknowledged, ${tally.refusals} refused, ${lost} lost`)
  say(`  done       ${listed(tally.done) || 'nothing'}`)
  if (tally.refusals > 0) say(`  refused    ${listed(tally.refused)}`)
  if (tally.turnedAway.size > 0) say(`  left out   ${listed(tally.turnedAway)}`)
  say(`  lines      ${tally.repeated} commands sent again after a lost line, ${tally.gaps} gaps mended`)
  say(`  views      ${same} of ${of} see the same, with one who came in only now`)
  if (differs.length > 0) say(`  differs    ${differs.join(', ')}`)
  if (tally.unshown > 0) say(`  not shown  ${tally.unshown} pages lack something that was acknowledged`)
  tell(findings)
  say()
  say(isGood ? '  ✓ Nothing was lost, and all saw the same.' : '  ✘ Something was lost, or not all saw the same.')
  say()
  return isGood ? 0 : 1
}

const isWhole = ({ missing, surplus, givenBack, withoutCard, stranded }: Findings) =>
  missing.length + surplus.length + givenBack.length + withoutCard + stranded.length === 0

function tell({ rooms, entries, words, missing, changed, ...more }: Findings) {
  if (rooms === 0) return say('  rooms      none were open')
  say(`  rooms      ${rooms} with a workbook: ${words} words in ${entries} entries, ${missing.length} not found again`)
  if (changed > 0) say(`  changed    ${changed} entries are not as they were typed, where others wrote too`)
  for (const each of missing) say(`  missing    ${each}`)
  for (const each of more.surplus) say(`  too much   ${each}`)
  for (const each of more.givenBack) say(`  not saved  ${each}`)
  if (more.withoutCard > 0) say(`  no card    ${more.withoutCard} rooms closed and are not in the plenary`)
  for (const each of more.stranded) say(`  stranded   ${each}`)
}
