/** A seed that nobody has drawn before. */
export const freshSeed = (): string =>
  [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36)).join('')
