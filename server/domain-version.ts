declare const __DOMAIN_VERSION__: string | undefined

/** A hash of the domain's sources, put in by the build. Keyframes and pages of another domain are told apart by it. */
export const DOMAIN_VERSION: string = typeof __DOMAIN_VERSION__ === 'undefined' ? 'unbuilt' : __DOMAIN_VERSION__
