/** What stands in the browser's build for `commands`, `decide` and `tick`: a page folds events and asks policies, and decides nothing. */
export const commands = {}
export const decide = {}
export const tick = undefined
