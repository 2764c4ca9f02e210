/**
 * What stands in the browser's build for zod and for our own schemas, wherever shapes of commands and events are
 * declared: a page checks none of them, the server checks them all. Whoever asked it to check would be told so at once,
 * because nothing here can parse.
 */
interface Shape {
  (...of: unknown[]): Shape
  check(...checks: unknown[]): Shape
}
const shape: Shape = Object.assign(() => shape, { check: () => shape })

export {
  shape as array,
  shape as boolean,
  shape as discriminatedUnion,
  shape as enum,
  shape as int,
  shape as literal,
  shape as maximum,
  shape as maxLength,
  shape as minimum,
  shape as minLength,
  shape as name,
  shape as nonnegative,
  shape as nothing,
  shape as nullable,
  shape as number,
  shape as object,
  shape as optional,
  shape as positive,
  shape as record,
  shape as ref,
  shape as refine,
  shape as regex,
  shape as strictObject,
  shape as string,
  shape as text,
  shape as union,
  shape as unknown,
}
