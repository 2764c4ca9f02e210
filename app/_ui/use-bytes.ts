import { useLocale } from 'use-intl/react'
import { bytesIn } from './bytes'

/** A size as people read it where they are. */
export const useBytes = (): ((bytes: number) => string) => bytesIn(useLocale())
