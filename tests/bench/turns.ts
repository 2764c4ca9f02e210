/** Does the work for 0 … count - 1, at most `atOnce` at a time. */
export async function inTurn(atOnce: number, count: number, work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
