/**
 * A map as plain JSON that is cheap to copy: changing one entry copies one bucket, not all entries (S9).
 * For collections keyed by person or item; a `Record` is for at most a hundred keys.
 */
export type Table<V> = Readonly<Record<string, Readonly<Record<string, V>>>>

const BUCKETS = 256

export const emptyTable: Table<never> = {}

export const getFrom = <V>(table: Table<V>, key: string): V | undefined => {
  const bucket = table[bucketOf(key)]
  return bucket && Object.hasOwn(bucket, key) ? bucket[key] : undefined
}

export const putIn = <V>(table: Table<V>, key: string, value: V): Table<V> => {
  const bucket = bucketOf(key)
  return { ...table, [bucket]: { ...table[bucket], [key]: value } }
}

/** An emptied bucket goes too: a table says the same whatever way it came to its entries. */
export const removeFrom = <V>(table: Table<V>, key: string): Table<V> => {
  const bucket = bucketOf(key)
  if (getFrom(table, key) === undefined) return table
  const kept = Object.entries(table[bucket]!).filter(([other]) => other !== key)
  if (kept.length > 0) return { ...table, [bucket]: Object.fromEntries(kept) }
  return Object.fromEntries(Object.entries(table).filter(([other]) => other !== bucket))
}

export const entriesOf = <V>(table: Table<V>): [string, V][] =>
  Object.values(table).flatMap((bucket) => Object.entries(bucket))

/** Entries that `change` leaves as they are cost nothing; if it leaves all, the table stays the same. */
export const mapTable = <V>(table: Table<V>, change: (value: V) => V): Table<V> => {
  let changed = table
  for (const [name, bucket] of Object.entries(table)) {
    const entries = Object.entries(bucket)
    const after = entries.map(([key, value]): [string, V] => [key, change(value)])
    if (after.some(([, value], i) => value !== entries[i]![1]))
      changed = { ...changed, [name]: Object.fromEntries(after) }
  }
  return changed
}

/** FNV-1a, enough to spread ids. */
function bucketOf(key: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return String((hash >>> 0) % BUCKETS)
}
