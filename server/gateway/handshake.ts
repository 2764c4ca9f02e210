import * as z from 'zod/mini'

const id = z.string().check(z.minLength(1), z.maxLength(64))

/**
 * What a browser says when it connects. People prove by a cookie whose seat it is, and nothing that they say is secret;
 * the program shows its key.
 */
export const handshake = z.strictObject({
  session: id,
  seat: z.optional(id),
  program: z.optional(z.string().check(z.maxLength(200))),
  /** A hash of the domain that the page was built with. */
  domainVersion: z.string().check(z.maxLength(64)),
  resume: z.optional(
    z.strictObject({
      cursor: z.int().check(z.nonnegative()),
      epoch: z.int().check(z.nonnegative()),
      viewerKey: z.string().check(z.maxLength(1_000)),
    }),
  ),
})
