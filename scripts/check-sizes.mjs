// The budgets of files: half of them within 60 lines, nine tenths within 200, none over 400.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'

const files = ['app', 'domain', 'server', 'prisma']
  .flatMap((directory) => readdirSync(join(root, directory), { recursive: true }).map((name) => join(directory, name)))
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|generated\//.test(name))
  .map((name) => ({ name, lines: readFileSync(join(root, name), 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines)
const at = (share) => files[Math.floor((files.length - 1) * share)]
const budgets = [
  [0.5, 60],
  [0.9, 200],
  [1, 400],
]
const over = budgets.filter(([share, most]) => at(share).lines > most)
for (const [share, most] of over)
  console.error(
    `${share * 100} % of the files should have at most ${most} lines: ${at(share).name} has ${at(share).lines}`,
  )
if (over.length > 0) process.exit(1)
