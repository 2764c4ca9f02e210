const FIRST_WAIT = 300
const LONGEST_WAIT = 4_000
/** Parts of the page that are still lacking after so long with a line are gone: the server has others by now. */
const GIVE_UP_AFTER = 120_000

/**
 * Loads a part of the page, however often the line breaks meanwhile.
 * @param load may be repeated; webpack asks anew for what failed
 * @throws what `load` throws, after two minutes with a line
 */
export async function persistently<T>(load: () => Promise<T>): Promise<T> {
  let tried = 0
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      return await load()
    } catch (error) {
      if (navigator.onLine) tried += wait
      if (tried > GIVE_UP_AFTER) throw error
      await pause(wait)
    }
  }
}

/** Over early when the line comes back. */
const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    window.addEventListener('online', end)
  })
