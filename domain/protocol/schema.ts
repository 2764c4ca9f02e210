import * as z from 'zod/mini'
import { clean } from './clean'

/** What a reference may point at. People are `p_…` ids of the directory; the others are made by `newId`. */
export type Kind =
  | 'people'
  | 'rooms'
  | 'messages'
  | 'questions'
  | 'rounds'
  | 'sets'
  | 'announcements'
  | 'requests'
  | 'comments'
  | 'pieces'
  | 'recordings'

/** Which schemas are references, so that the fuzz can pick what exists and documents can say so. */
export const references = z.registry<{ kind: Kind }>()

/** An id of something that exists, or existed. */
export const ref = (kind: Kind) => z.string().check(z.minLength(1), z.maxLength(64)).register(references, { kind })

/** What somebody typed, as it is kept: composed (NFC), without disguises, trimmed; refused with a lone surrogate or beyond `max` UTF-16 units. */
export const text = (max: number) =>
  z.string().check(
    z.maxLength(4 * max),
    z.refine((typed) => !/\p{Surrogate}/u.test(typed), { error: 'lone surrogate' }),
    z.overwrite((typed) => clean(typed).trim()),
    z.minLength(1),
    z.maxLength(max),
  )

/** A name on one line. */
export const name = (max = 80) =>
  text(max).check(z.overwrite((typed) => typed.replace(/\s+/g, ' ').replace(/(\p{M}{4})\p{M}+/gu, '$1')))

/** As much of a name as is allowed; no letter is cut in two. */
export const cutName = (name: string, max = 80): string =>
  name
    .slice(0, max)
    .replace(/\p{Surrogate}$/u, '')
    .trim()

/** Nothing but the command itself. */
export const nothing = z.strictObject({})
