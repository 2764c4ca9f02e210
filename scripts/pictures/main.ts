import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { dataDirOf, readEnvironment } from '@/server/config'
import { PEOPLE } from '@/server/demo/kickoff'
import type { Links } from '@/server/start/links'
import { chromiumFlags, chromiumPath } from '@/tests/e2e/support/chromium'
import { Album } from './album'
import { writeCamera } from './camera'
import { type Locale, Scenes } from './scenes'

const HELP = `
  Takes the pictures for README and docs of the product that npm start runs, filled by a rehearsal.

    --out DIR        where to (default docs/pictures)
    --languages de,en
    --warm-up S      seconds that the rehearsal has, before the first picture (default 90)
    --no-rehearsal   somebody rehearses already
    --replay         instead: ends the session of the demo and takes its replay; a restarted npm start makes a fresh one
`
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** Answers the exit code. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: join(root, 'docs', 'pictures') },
      languages: { type: 'string', default: 'de,en' },
      'warm-up': { type: 'string', default: '90' },
      'no-rehearsal': { type: 'boolean', default: false },
      replay: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    say(HELP)
    return 0
  }
  const links = linksIn(root)
  if (!links) {
    say('\n  Nothing runs here: start Auftakt with npm start in another terminal, and come back.\n')
    return 1
  }
  const temporary = mkdtempSync(join(tmpdir(), 'auftakt-pictures-'))
  const rehearsal = values['no-rehearsal'] || values.replay ? null : rehearse(root)
  try {
    if (rehearsal) await new Promise((resolve) => setTimeout(resolve, Number(values['warm-up']) * 1_000))
    const browser = await openBrowser(join(temporary, 'camera.y4m'))
    const album = new Album(values.out, say)
    const scenes = (values.languages.split(',') as Locale[]).map((each) => new Scenes(browser, links, album, each))
    if (values.replay) await scenes[0]!.end()
    for (const each of scenes) await (values.replay ? each.replay() : each.running())
    await browser.close()
    return 0
  } catch (error) {
    say(`\n  ${(error as Error).message}\n`)
    return 1
  } finally {
    await ended(rehearsal)
    rmSync(temporary, { recursive: true, force: true })
  }
}

function linksIn(root: string): Links | null {
  try {
    return JSON.parse(readFileSync(join(dataDirOf(readEnvironment(process.env), root), 'links.json'), 'utf8')) as Links
  } catch {
    return null
  }
}

/** Names in Latin letters: the machine that takes the pictures may have no fonts for others. */
const rehearse = (root: string): ChildProcess =>
  spawn(process.execPath, [join(root, 'scripts', 'rehearse.mjs'), '--minutes', '0', '--latin', '--no-breakouts'], {
    stdio: 'inherit',
  })

async function ended(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  await gone
}

function openBrowser(camera: string): Promise<Browser> {
  writeCamera(camera, PEOPLE.attendee.name)
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumFlags, `--use-file-for-fake-video-capture=${camera}`, '--force-color-profile=srgb'],
  })
}
