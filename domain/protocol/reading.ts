import type * as z from 'zod/mini'
import type { EventSpec } from './feature'
import type { LoggedEvent } from './fold'
import { type Registry, UnreadableEventError } from './registry'

/** A row of the log. `data` is null when it was blanked. */
export interface StoredEvent extends LoggedEvent {
  readonly v: number
}

/**
 * Makes an event of today out of a row of whatever age: upcasts, then checks.
 * @throws UnreadableEventError for an unknown type, a later version or data that does not fit
 */
export function readEvent(registry: Registry, { v, ...event }: StoredEvent): LoggedEvent {
  const spec = registry.eventSpec(event.type)
  if (!spec) throw new UnreadableEventError(`event ${event.seq}: no feature owns "${event.type}"`)
  if (v > spec.v)
    throw new UnreadableEventError(`event ${event.seq}: "${event.type}" is of version ${v}, this build reads ${spec.v}`)
  if (event.data === null) return event
  const parsed = spec.schema.safeParse(upcast(spec, v, event.data))
  if (!parsed.success)
    throw new UnreadableEventError(`event ${event.seq}: data of "${event.type}" does not fit its schema`)
  return { ...event, data: parsed.data }
}

const upcast = (spec: EventSpec, from: number, data: unknown): unknown => {
  let current = data
  for (let v = from; v < spec.v; v++) current = spec.upcasts[v]!(current as never)
  return current
}

/** The item that an event is about, by its spec's `subject`; a column of the log. */
export const subjectOf = (registry: Registry, { type, data }: { type: string; data: unknown }): string | null => {
  const field = registry.eventSpec(type)?.subject
  return field ? ((data as Record<string, string>)[field] ?? null) : null
}

export type ParsedCommand<C> =
  | { readonly ok: true; readonly command: C }
  | { readonly ok: false; readonly problem: string }

/** Checks a command as it came in. Unknown fields, wrong types and over-long texts are refused here, and named by their path. */
export function parseCommand(
  registry: Registry,
  input: { type: string; data: unknown },
): ParsedCommand<{ type: string; data: unknown }> {
  if (!registry.knowsCommand(input.type)) return { ok: false, problem: 'type' }
  const { schema } = registry.ofCommand(input.type).feature.commands[input.type] as { schema: z.ZodMiniType }
  const parsed = schema.safeParse(input.data)
  if (parsed.success) return { ok: true, command: { type: input.type, data: parsed.data } }
  return { ok: false, problem: ['data', ...parsed.error.issues[0]!.path].join('.') }
}
