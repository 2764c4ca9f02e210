// Plants bugs, one at a time, in a copy of the project, and shows that a test catches each:
// `node scripts/plant-bugs.mjs [first [last]]`, by their place in the list.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './prepare.mjs'

/** What is broken, where, how; and the tests that should notice. */
const BUGS = [
  [
    'a ballot reaches everybody',
    'domain/features/questions/reduce.ts',
    "    'question.tallied': (all",
    "    'question.upvoted': (all) => ({ ...all }),\n    'question.tallied': (all",
  ],
  [
    'an event says whose it is',
    'domain/protocol/view.ts',
    'return { seq, at, room, type, data, ...(v > 1 && { v })',
    'return { owner: event.owner, seq, at, room, type, data, ...(v > 1 && { v })',
  ],
  ['a view folds others’ own events', 'domain/protocol/view.ts', "own: whose !== 'others',", 'own: true,'],
  [
    'an append does not look at the head',
    'tests/support/memory-log.ts',
    'kept.rows.length !== on.head || kept.epoch !== on.epoch',
    'kept.epoch !== on.epoch',
  ],
  [
    'a repeat is decided again',
    'server/sessions/batch.ts',
    'const ack = seq === undefined ? (inBatch.get(ask.id) ?? batch.decide(ask)) : ({ ok: true, seq } as const)',
    'const ack = batch.decide(ask)',
  ],
  [
    'a resend is not looked up in the log',
    'server/sessions/session-runner.ts',
    'await this.#lookUp(batch.filter(({ again }) => again).map(({ ask }) => ask.id))',
    'await Promise.resolve()',
  ],
  [
    'after a failed append nobody reads',
    'server/sessions/session-runner.ts',
    'await this.noticed(await this.around.log.head(this.id))',
    'await Promise.resolve()',
  ],
  ['the log’s clock may go back', 'server/sessions/batch.ts', 'Math.max(around.now(), basis.lastAt)', 'around.now()'],
  [
    'a hint publishes twice',
    'server/sessions/session-runner.ts',
    'if (row.seq !== this.#on.head + 1) continue',
    'if (row.seq <= this.#on.head - 3) continue',
  ],
  [
    'a worker sleeps while somebody waits',
    'server/sessions/session-runner.ts',
    '    } while (this.#waiting.length > 0)\n    this.#working = null',
    '    } while (this.#waiting.length > 0)\n    await Promise.resolve()\n    this.#working = null',
  ],
  [
    'a frame begins where it does not join on',
    'server/gateway/audience.ts',
    '    const from = viewerClass.sentTo\n',
    '    const from = viewerClass.sentTo + 1\n',
  ],
  [
    'who asked gets no frame',
    'server/gateway/audience.ts',
    'else if (member.owed > member.sentTo)',
    'else if (member.owed > member.sentTo + 1_000_000)',
  ],
  [
    'a change of role is not noticed',
    'server/gateway/audience.ts',
    'if (viewer && classKey(viewer) === connection.classKey) return false',
    'if (viewer) return false',
  ],
  [
    'the server reads before it listens',
    'server/gateway/audience.ts',
    '    this.#classes.add(connection, this.#flushedTo)\n    if (resume && (await this.#resumes(connection, resume))) return\n    await this.#welcome(connection)',
    '    if (resume && (await this.#resumes(connection, resume))) return\n    await this.#welcome(connection)\n    await new Promise((resolve) => setTimeout(resolve, 5))\n    this.#classes.add(connection, this.#flushedTo)',
  ],
  [
    'a client applies events twice',
    'app/_session/store.ts',
    '    const fresh = events.filter(({ seq }) => seq > before.cursor)',
    '    const fresh = events',
  ],
  [
    'deleting leaves a pin',
    'domain/features/chat/reduce.ts',
    'const pinned = unpin(chat.pinned, messageId)',
    'const pinned = chat.pinned',
  ],
  [
    'trimming goes by what may be gone',
    'domain/features/chat/reduce.ts',
    'latest.filter(({ seq }) => seq >= data.keepFrom)',
    'latest.slice(Math.max(0, chat.latest.findIndex(({ seq }) => seq === data.keepFrom)))',
  ],
  [
    'a closed room keeps its state',
    'domain/protocol/compose.ts',
    'return (event.data === null ? after : retireRooms(after, bearings.retires(event as Recorded<Event>))) as State',
    'return after as State',
  ],
  [
    'whoever is removed comes back',
    'domain/features/people/decide.ts',
    "if (wasRemoved(state, participantId)) return refused('people/removed')",
    '',
  ],
  [
    'a table loses a bucket’s neighbours',
    'domain/protocol/table.ts',
    'return { ...table, [bucket]: { ...table[bucket], [key]: value } }',
    'return { ...table, [bucket]: { [key]: value } }',
  ],
  [
    'who asked something that is forgotten leaves a trace',
    'domain/protocol/fold.ts',
    'return after !== mine && saysTheSame(after, initial.own) ? undefined : after',
    'return after',
  ],
  [
    'all hear where somebody belongs',
    'domain/features/breakouts/reduce.ts',
    "    'breakouts.started': (open) =>",
    "    'breakouts.placed': (open) => open && { ...open },\n    'breakouts.started': (open) =>",
  ],
  [
    'nobody may pass',
    'domain/features/breakouts/policy.ts',
    'room === MAIN || actor.may.run || room === ownRoom(seen)',
    'actor.may.run || room === ownRoom(seen)',
  ],
  [
    'a lock keeps nobody out',
    'domain/features/breakouts/decide.ts',
    "if (there?.locked || roomIn(open, from)?.locked) return refused('breakouts/locked')",
    '',
  ],
  [
    'rooms close before their time',
    'domain/features/breakouts/tick.ts',
    'closesAt <= now)',
    'closesAt <= now + 30_000)',
  ],
  [
    'whoever is removed keeps their place',
    'domain/session.ts',
    "    ...(state.session.breakouts.all ? [main({ type: 'breakouts.vacated', owner: owner!, data: {} })] : []),",
    '',
  ],
  [
    'whoever is moved waits with a raised hand in the room before',
    'domain/session.ts',
    '  ...lowerHand(state, where.participantId),\n  ...endScreen',
    '  ...endScreen',
  ],
  [
    'closing forgets what a group wrote',
    'domain/session.ts',
    'return rooms.flatMap((room) => harvested(state, room, there.get(room) ?? []))',
    'return []',
  ],
  [
    'who came while pieces were joined loses the last',
    'domain/features/workbook/reduce.ts',
    ', ...pieces.slice(span.end)])',
    '])',
  ],
  [
    'a late word comes to another group’s card',
    'domain/features/harvest/decide.ts',
    'if (!content || ![...content.people, ...content.others].includes(actor.id)) return refused(NO_SUCH_CARD)',
    'if (!content) return refused(NO_SUCH_CARD)',
  ],
  [
    'those who come late are led to a room that is full',
    'domain/planning/assign/late.ts',
    'const choice = choose(board, unit, criteriaForLate(rules), board.withSpace())',
    'const choice = choose(board, unit, criteriaForLate(rules), [...board.rooms])',
  ],
  [
    'the browser asks once for a part of the page',
    'app/_ui/persistently.ts',
    'if (tried > GIVE_UP_AFTER) throw error',
    'throw error',
  ],
]

const COPIED = ['app', 'domain', 'server', 'tests', 'prisma', 'package.json', 'tsconfig.json', 'vitest.config.ts']
const vitest = join(root, 'node_modules', '.bin', 'vitest')

function plant(directory, [what, file, before, after]) {
  const path = join(directory, file)
  const sound = readFileSync(path, 'utf8')
  if (!sound.includes(before)) throw new Error(`${what}: ${file} no longer contains ${JSON.stringify(before)}`)
  writeFileSync(
    path,
    sound.replace(before, () => after),
  )
  return () => writeFileSync(path, sound)
}

/** The first test that fails, or null when none does. */
function caughtBy(directory) {
  for (const project of ['laws', 'unit']) {
    const { status, stdout } = spawnSync(vitest, ['run', '--project', project, '--bail', '1', '--reporter=json'], {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    if (status === 0) continue
    const report = JSON.parse(stdout.slice(stdout.indexOf('{"num')))
    const failed = report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .find((test) => test.status === 'failed')
    return failed?.fullName ?? 'the tests did not run through'
  }
  return null
}

const directory = mkdtempSync(join(tmpdir(), 'auftakt-bugs-'))
for (const name of COPIED) cpSync(join(root, name), join(directory, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
const [first = 1, last = process.argv[2] ? first : BUGS.length] = process.argv.slice(2).map(Number)
const chosen = BUGS.slice(first - 1, last)
let missed = 0
try {
  if (caughtBy(directory) !== null) throw new Error('the tests fail without any bug')
  for (const bug of chosen) {
    const mend = plant(directory, bug)
    const test = caughtBy(directory)
    mend()
    if (test === null) missed++
    process.stdout.write(`${test === null ? '✘ NOT CAUGHT' : '✓'} ${bug[0]}${test === null ? '' : `: ${test}`}\n`)
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}
process.stdout.write(`\n${chosen.length - missed} of ${chosen.length} bugs were caught\n`)
process.exit(missed > 0 ? 1 : 0)
