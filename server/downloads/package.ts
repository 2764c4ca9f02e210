import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { SessionState } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { makeThinAudio, type Workshop } from './film'
import type { Material } from './material'
import { offlineData } from './offline-data'
import { makeStills } from './stills'

/** Of all the work, sound is this part, and pictures this. */
const SOUND = 0.6
const PICTURES = 0.35

interface Surroundings {
  readonly db: Database
  /** Where the page lies that shows a package. */
  readonly viewerDir: string
  readonly stateOf: (sessionId: string) => Promise<SessionState>
  /** The folder that everything in the package lies in. */
  readonly folder: string
}

/**
 * The offline package: a page that opens from a disk, and everything that it shows. Sound and pictures are packed as
 * they are, they do not get smaller.
 */
export async function makePackage(material: Material, workshop: Workshop, around: Surroundings): Promise<string> {
  const { cwd, onShare, signal } = workshop
  const audio = await makeThinAudio(material, { ...workshop, onShare: (share) => onShare(SOUND * share) })
  const onPictures = (share: number) => onShare(SOUND + PICTURES * share)
  const stills = await makeStills(material, { ...workshop, onShare: onPictures })
  const state = await around.stateOf(material.sessionId)
  await writeFile(join(cwd, 'data.js'), await offlineData(around.db, material, { audio, stills, state }))
  const zip = new ZipFile()
  const add = (from: string, name: string, compress: boolean) =>
    zip.addFile(from, `${around.folder}/${name}`, { compress, mtime: material.startedAt })
  zip.addBuffer(Buffer.from(await page(around.viewerDir, material.title)), `${around.folder}/index.html`)
  for (const name of ['viewer.js', 'viewer.css']) add(join(around.viewerDir, name), name, true)
  add(join(cwd, 'data.js'), 'data.js', true)
  for (const name of [audio, ...stills.map(({ file }) => file)]) add(join(cwd, name), name, false)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(join(cwd, 'package.zip')), { signal })
  onShare(1)
  return 'package.zip'
}

/** The page with its title, for whoever looks at a list of open tabs. */
async function page(viewerDir: string, title: string): Promise<string> {
  const html = await readFile(join(viewerDir, 'index.html'), 'utf8')
  return html.replace('<title></title>', () => `<title>${escaped(title)}</title>`)
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
