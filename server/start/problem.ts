/** Something that the person at the terminal can mend. The message is one plain sentence with the way out; no stack is shown. */
export class Problem extends Error {
  override name = 'Problem'
}
