/** Does the work for each item, at most `count` at a time. Rejects with the first problem, when all have ended. */
export async function atMost<T>(count: number, items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items][Symbol.iterator]()
  const problems: unknown[] = []
  const worker = async () => {
    for (const item of rest) await work(item).catch((problem) => problems.push(problem))
  }
  await Promise.all(Array.from({ length: count }, worker))
  if (problems.length > 0) throw problems[0]
}
