// Prints docs/generated/events.md from the code: every command, event, who folds it, and its schema. `--check`: is it fresh?
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { CommandSpec, EventSpec } from '../domain/protocol/feature'
import { LAYERS } from '../domain/protocol/feature'
import { RATES } from '../domain/protocol/rates'
import { references } from '../domain/protocol/schema'
import { session } from '../domain/session'

const file = join(import.meta.dirname, '..', 'docs', 'generated', 'events.md')

interface Shape {
  readonly type?: string
  readonly ref?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly maxLength?: number
}

const shapeOf = (schema: z.ZodMiniType): Shape =>
  z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const kind = references.get(zodSchema as unknown as z.ZodMiniType)?.kind
      if (kind) Object.assign(jsonSchema, { ref: kind })
    },
  }) as Shape

/** A schema as one would say it. */
function written(shape: Shape): string {
  if (shape.ref) return `id of ${shape.ref}`
  if (shape.enum) return shape.enum.map((each) => `"${each}"`).join(' | ')
  if (shape.anyOf) return shape.anyOf.map(written).join(' | ')
  if (shape.type === 'array') return `[${written(shape.items!)}, …]`
  if (shape.type === 'object') {
    const fields = Object.entries(shape.properties ?? {})
    return fields.length === 0
      ? '{}'
      : `{ ${fields.map(([name, inner]) => `${name}${shape.required?.includes(name) ? '' : '?'}: ${written(inner)}`).join(', ')} }`
  }
  return shape.type === 'string' && shape.maxLength ? `text ≤ ${shape.maxLength}` : (shape.type ?? 'anything')
}

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

function document(): string {
  const lines = [
    '# Commands and events',
    '',
    'Printed from the code by `npx tsx scripts/events-document.ts`. Who hears of an event is who folds it.',
    '',
  ]
  for (const { scope, name, feature } of session.registry.owners) {
    lines.push(`## ${name} (${scope === 'room' ? 'in each room' : 'once in a session'})`, '')
    lines.push(row('command', 'data', 'at most'), row('---', '---', '---'))
    for (const [type, { schema, rate }] of Object.entries(feature.commands as Record<string, CommandSpec>)) {
      const { points, seconds } = RATES[rate]
      lines.push(row(`\`${type}\``, written(shapeOf(schema)), `${points} in ${seconds} s`))
    }
    lines.push('', row('event', 'data', 'folded by', 'version', 'forgets'), row('---', '---', '---', '---', '---'))
    for (const [type, { schema, v, forgets }] of Object.entries(feature.events as Record<string, EventSpec>)) {
      const layers = LAYERS.filter((layer) => feature.reduce[layer]?.[type])
      lines.push(
        row(
          `\`${type}\``,
          written(shapeOf(schema)),
          layers.join(', '),
          String(v),
          forgets.map((each) => `\`${each}\``).join(' '),
        ),
      )
    }
    lines.push('', `Refusals: ${feature.refusals.map((code: string) => `\`${code}\``).join(' ')}`, '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

if (!process.argv.includes('--check')) writeFileSync(file, document())
else if (!existsSync(file) || readFileSync(file, 'utf8') !== document()) {
  console.error('docs/generated/events.md is not what the code says: run npx tsx scripts/events-document.ts')
  process.exit(1)
}
