import { useSyncExternalStore } from 'react'
import type { Value } from '@/app/_session/value'

/** What a value is now. */
export const useValue = <T>({ subscribe, get }: Pick<Value<T>, 'subscribe' | 'get'>): T =>
  useSyncExternalStore(subscribe, get, get)
