import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** What README and docs may weigh, bytes a picture. */
const HEAVIEST = 300_000

/** Where pictures go: `room-de.png` and so on, each light enough for a README. */
export class Album {
  constructor(
    private readonly directory: string,
    private readonly say: (line: string) => void,
  ) {
    mkdirSync(directory, { recursive: true })
  }

  async take(page: Page, name: string) {
    const file = join(this.directory, `${name}.png`)
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide', scale: 'css' })
    if (statSync(file).size > HEAVIEST) lighten(file)
    const { size } = statSync(file)
    this.say(`  ${size > HEAVIEST ? '!' : '✓'} ${name}.png (${Math.round(size / 1_000)} kB)`)
  }
}

/** 256 colours chosen for the picture; without ffmpeg it stays as heavy as it is. */
function lighten(file: string) {
  const smaller = `${file}.smaller.png`
  const filter =
    'split[a][b];[a]palettegen=max_colors=256:stats_mode=full[p];[b][p]paletteuse=dither=bayer:bayer_scale=4'
  const made = spawnSync('ffmpeg', ['-v', 'error', '-y', '-i', file, '-filter_complex', filter, smaller])
  if (made.status === 0) renameSync(smaller, file)
}
