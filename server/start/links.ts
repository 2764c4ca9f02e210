import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import QRCode from 'qrcode'
import type { DemoRole } from '@/server/demo/kickoff'
import type { Demo } from '@/server/demo/load'
import type { Terminal } from './terminal'

/** What `.auftakt/links.json` holds. Whoever has a personal link is that person. */
export type Links = Readonly<Record<DemoRole, string>> & {
  readonly url: string
  readonly conference: string
  readonly session: string
}

/** The secret stands behind `#`: browsers send that to nobody, so it is in no log and no Referer. */
export const personalLink = (url: string, path: string, secret: string): string =>
  `${url}/enter?to=${encodeURIComponent(path)}#${secret}`

export function makeLinks(url: string, { conference, session, secrets }: Demo): Links {
  const link = (role: DemoRole) => personalLink(url, `/live/${session}`, secrets[role])
  return {
    url,
    conference,
    session,
    organiser: link('organiser'),
    moderator: link('moderator'),
    speaker: link('speaker'),
    attendee: link('attendee'),
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'links.json')

export const writeLinks = (dataDir: string, links: Links) =>
  writeFileSync(fileIn(dataDir), `${JSON.stringify(links, null, 2)}\n`, { mode: 0o600 })

/** The secrets of the links that were printed last, so that they stay the same. */
export function knownSecrets(dataDir: string): Partial<Record<DemoRole, string>> {
  if (!existsSync(fileIn(dataDir))) return {}
  try {
    const links = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Links
    const secretOf = (role: DemoRole) => [role, links[role]?.split('#')[1]] as const
    const roles = ['organiser', 'moderator', 'speaker', 'attendee'] as const
    return Object.fromEntries(roles.map(secretOf).filter(([, secret]) => secret !== undefined))
  } catch {
    return {}
  }
}

/** Says where to go. The QR code is for phones, and those need https for camera and microphone. */
export async function announce(terminal: Terminal, links: Links, isHttps: boolean): Promise<void> {
  terminal.say()
  terminal.say(`  Auftakt is ready after ${terminal.sinceStart}:  ${links.url}`)
  terminal.say()
  terminal.say('  Open each link in a browser of its own, or in another tab: everybody is who their link says.')
  terminal.say(`    organiser   ${links.organiser}`)
  terminal.say(`    moderator   ${links.moderator}`)
  terminal.say(`    speaker     ${links.speaker}`)
  terminal.say(`    attendee    ${links.attendee}`)
  terminal.say()
  if (isHttps)
    terminal.say(await QRCode.toString(`${links.url}/c/${links.conference}`, { type: 'terminal', small: true }))
  terminal.say('  Ctrl-C stops everything.')
  terminal.say()
}
