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

/** Entries that `change` leaves as they are cost nothing, those that it makes undefined go; if it leaves all, the table stays the same. */
export const mapTable = <V>(table: Table<V>, change: (value: V) => V | undefined): Table<V> => {
  const buckets = Object.entries(table).map(([name, bucket]) => [name, mapBucket(bucket, change)] as const)
  if (buckets.every(([name, bucket]) => bucket === table[name])) return table
  return Object.fromEntries(buckets.filter(([, bucket]) => Object.keys(bucket).length > 0))
}

function mapBucket<V>(bucket: Table<V>[string], change: (value: V) => V | undefined): Table<V>[string] {
  const entries = Object.entries(bucket).map(([key, value]) => [key, change(value)] as const)
  if (entries.every(([key, value]) => value === bucket[key])) return bucket
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, V & {}] => entry[1] !== undefined))
}

/** FNV-1a, enough to spread ids. */
function bucketOf(key: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return String((hash >>> 0) % BUCKETS)
}
