import * as z from 'zod/mini'
import { type Kind, references } from '@/domain/protocol/schema'
import type { Seeded } from '../support/seeded'

/** Ids that exist, or existed, by what they name. */
export type Pools = Readonly<Partial<Record<Kind, readonly string[]>>>

interface Shape {
  readonly type?: string
  readonly kind?: Kind
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly const?: unknown
  readonly pattern?: string
  readonly propertyNames?: Shape
  readonly additionalProperties?: Shape | false
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
}

const shapes = new WeakMap<z.ZodMiniType, Shape>()

/** A schema as plain JSON Schema, with references marked by what they point at. */
export function shapeOf(schema: z.ZodMiniType): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const shape = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const kind = references.get(zodSchema as unknown as z.ZodMiniType)?.kind
      if (kind) (jsonSchema as { kind?: Kind }).kind = kind
    },
  }) as Shape
  shapes.set(schema, shape)
  return shape
}

const WORDS = [
  'Guten Morgen',
  'Karibu',
  '<b>bold</b>',
  '__proto__',
  'naïve — ü',
  '🌍 Klima',
  'a'.repeat(300),
  '=1+1',
  'Bonjour',
  'goals',
  'bWlsZXN0b25l',
]

/** Data that fits a schema. References mostly point at what exists, and rather at what is new. */
export function generate(shape: Shape, random: Seeded, pools: Pools): unknown {
  if (shape.kind) return reference(pools[shape.kind] ?? [], random)
  if (shape.enum) return random.pick(shape.enum)
  if ('const' in shape) return shape.const
  const some = shape.anyOf ?? shape.oneOf
  if (some) return generate(random.pick(some), random, pools)
  switch (shape.type) {
    case 'object':
      return object(shape, random, pools)
    case 'array':
      return Array.from({ length: Math.max(shape.minItems ?? 0, random.below(4)) }, () =>
        generate(shape.items!, random, pools),
      )
    case 'string':
      return word(shape, random)
    case 'boolean':
      return random.chance(0.5)
    case 'number':
      return Math.max(shape.exclusiveMinimum ?? Number.NEGATIVE_INFINITY, shape.minimum ?? 0) + 0.01 + random.next()
    case 'integer':
      return (shape.minimum ?? 0) + random.below(Math.min(50, (shape.maximum ?? 50) - (shape.minimum ?? 0)) + 1)
    case 'null':
      return null
    default:
      throw new Error(`the generator cannot make ${JSON.stringify(shape)}`)
  }
}

/** What need not be there is there half of the time; where nothing needs to, something is. */
function object(shape: Shape, random: Seeded, pools: Pools) {
  const all = Object.entries(shape.properties ?? {})
  const chosen = all.filter(([name]) => shape.required?.includes(name) || random.chance(0.5))
  const entries = chosen.length === 0 ? all.slice(0, 1) : chosen
  const { additionalProperties: rest, propertyNames: names } = shape
  if (rest && names) entries.push([word(names, random), rest])
  return Object.fromEntries(entries.map(([name, inner]) => [name, generate(inner, random, pools)]))
}

function word({ maxLength = 2_000, pattern }: Shape, random: Seeded): string {
  const fitting = WORDS.map((each) => each.slice(0, maxLength))
  return random.pick(pattern ? fitting.filter((each) => new RegExp(pattern, 'u').test(each)) : fitting)
}

function reference(existing: readonly string[], random: Seeded): string {
  if (existing.length === 0 || random.chance(0.05)) return 'nobody-knows-this'
  const recent = existing.slice(-6)
  return random.pick(random.chance(0.8) ? recent : existing)
}

/** Collects every id that an event mentions, by what it names. */
export function collect(shape: Shape, data: unknown, into: Map<Kind, string[]>) {
  if (data === null || data === undefined) return
  if (shape.kind) {
    const pool = into.get(shape.kind) ?? []
    into.set(shape.kind, pool)
    if (!pool.includes(data as string)) pool.push(data as string)
  }
  for (const inner of shape.anyOf ?? shape.oneOf ?? []) collect(inner, data, into)
  if (shape.items && Array.isArray(data)) for (const each of data) collect(shape.items, each, into)
  for (const [name, inner] of Object.entries(shape.properties ?? {}))
    collect(inner, (data as Record<string, unknown>)[name], into)
}
