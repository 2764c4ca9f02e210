import type { Locale } from './locales'
import type shared from './messages/en.json'

/** Features add their messages here, each from its own folder, by declaring them (see `_features/hands/index.ts`). */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by declaration merging
export interface FeatureMessages {}

export type Messages = typeof shared & FeatureMessages

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
