import { type ComponentType, lazy } from 'react'
import { persistently } from './persistently'

/** Like React's `lazy`, for lines that break: rooms open while somebody's network is gone, and the page must not fail for it. */
export const lazily = <P>(load: () => Promise<ComponentType<P>>) =>
  lazy(() => persistently(load).then((Component) => ({ default: Component })))
