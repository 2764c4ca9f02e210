/** A box of ISO 14496-12. */
export interface Box {
  readonly type: string
  readonly content: Buffer
  /** With its head. */
  readonly whole: Buffer
}

export const HEAD = 8

/** The box that begins there, if all of it is there. @throws when there can be none */
export function boxAt(bytes: Buffer, at: number): Box | null {
  if (bytes.length < at + HEAD) return null
  const size = bytes.readUInt32BE(at)
  if (size < HEAD) throw new Error('this is no film of fragments')
  if (bytes.length < at + size) return null
  const whole = bytes.subarray(at, at + size)
  return { type: whole.toString('latin1', 4, HEAD), content: whole.subarray(HEAD), whole }
}

/** The boxes that lie there one after the other. */
export function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  for (let at = 0, box = boxAt(bytes, 0); box; at += box.whole.length, box = boxAt(bytes, at)) boxes.push(box)
  return boxes
}

export const boxesIn = ({ content }: Box): Box[] => boxesOf(content)

/** The box at the end of a path of types, each the first of its kind. */
export const boxIn = (box: Box | undefined, ...path: string[]): Box | undefined =>
  path.reduce<Box | undefined>((within, type) => within && boxesIn(within).find((each) => each.type === type), box)

/** A box of this type around that. */
export function boxed(type: string, ...content: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(HEAD)
  head.writeUInt32BE(content.reduce((sum, { length }) => sum + length, HEAD))
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...content])
}
