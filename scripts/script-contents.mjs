// What the scripts of the build are made of, for whoever asks which part of a page grew: `npm run bench -- weight`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { root } from './prepare.mjs'

/** A plugin of webpack. Writes `{ file: { part: bytes } }`; a part is a package or a folder, its bytes are those of its source. */
export class ScriptContents {
  /** @param {string} file where it is written */
  constructor(file) {
    this.file = file
  }

  apply(compiler) {
    compiler.hooks.done.tap('ScriptContents', ({ compilation: { chunks, chunkGraph } }) => {
      const contents = {}
      for (const chunk of chunks) {
        const modules = [...chunkGraph.getChunkModules(chunk)].flatMap((module) => [...(module.modules ?? [module])])
        for (const file of chunk.files) contents[file] = bytesByPart(modules)
      }
      mkdirSync(dirname(this.file), { recursive: true })
      writeFileSync(this.file, JSON.stringify(contents))
    })
  }
}

function bytesByPart(modules) {
  const parts = {}
  for (const module of modules) {
    const part = partOf(module.nameForCondition())
    parts[part] = (parts[part] ?? 0) + module.size()
  }
  return parts
}

/** `app/_features/chat` or `domain/protocol`; of packages their name, and of those that Next.js brings along theirs. */
function partOf(path) {
  if (path === null) return 'webpack'
  const [, name] = /.*\/(?:node_modules|compiled)\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? []
  if (name) return name
  const folders = relative(root, path).split('/').slice(0, -1)
  return folders.slice(0, /^_?features$/.test(folders[1]) ? 3 : 2).join('/') || 'webpack'
}
